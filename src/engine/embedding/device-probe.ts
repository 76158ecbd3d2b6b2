import { messageOf, NearnoteError } from '../../shared/errors.ts';
import type { Device, Dtype } from '../../shared/models.ts';
import { type UserText, userText } from '../../shared/user-text.ts';
import { checkedVectors } from './checked-vectors.ts';
import type { ModelProcess } from './model-process.ts';
import { probePassages } from './probe-passages.ts';
import { withinTime } from './time-limit.ts';

/** The device that embeds passages, and why. */
export interface DeviceDecision {
  device: Device;
  reason: UserText;
}

/** Texts per second above which inference is no longer the bottleneck, on any device. */
const fastEnough = 1_000;
/** The speed-up from which WebGPU is worth its memory and its drivers. */
const minGain = 1.2;
/**
 * The lowest cosine between the two devices’ vectors of a text: query vectors, which come from the CPU, are compared with
 * passage vectors from either. The devices’ integer operators round differently, which costs as much as quantisation
 * itself; fp32 and fp16 allow no such difference. A device that computes wrongly is far below all of these.
 */
const minCosine: Record<Dtype, number> = { fp32: 0.9999, fp16: 0.999, q8: 0.99, q4: 0.99 };

interface Probe {
  choice: 'auto' | 'webgpu';
  dtype: Dtype;
  dimensions: number;
  cpu: ModelProcess;
  /** Used for the probe only, which ends it. */
  webgpu: ModelProcess;
  /** Milliseconds for all of WebGPU’s part. */
  timeLimit: number;
  /** Aborted when the processes are ended on purpose, so that nothing can be concluded. */
  signal: AbortSignal;
}

/**
 * Embeds the same passages on both devices, compares vectors and speed, and chooses the faster correct one. If the user
 * chose WebGPU, its speed does not matter, but its vectors do.
 * @throws NearnoteError if the CPU cannot embed them (see ModelProcess.ready); the signal’s reason.
 */
export async function probeDevice(probe: Probe): Promise<DeviceDecision> {
  const cpu = await trial(probe.cpu, probe.dimensions);
  probe.signal.throwIfAborted();
  if (probe.choice === 'auto' && cpu.textsPerSecond >= fastEnough) {
    const speed = Math.round(cpu.textsPerSecond);
    const reason = userText('CPU: at {speed, number} texts a second this model needs no graphics card', { speed });
    return { device: 'cpu', reason };
  }
  try {
    const webgpu = await withinTime(probe.timeLimit, trial(probe.webgpu, probe.dimensions));
    return verdict(probe, cpu, webgpu);
  } catch (error) {
    probe.signal.throwIfAborted();
    return onCpu(probe.choice, failureOfWebGpu(error));
  } finally {
    probe.webgpu.kill();
  }
}

/** Why WebGPU failed, without the technical parts of the message and its full stop: more may follow. */
export function failureOfWebGpu(error: unknown): UserText {
  if (error instanceof NearnoteError && error.code === 'engine-stopped') return userText('WebGPU crashed');
  const reason = messageOf(error)
    .replace(/^.* could not (be loaded|embed these texts): /s, '')
    .replace(/^.* was false\. /s, '')
    .trim()
    .replace(/\.$/, '');
  const isUnavailable = error instanceof NearnoteError && error.code === 'model-unavailable';
  return isUnavailable
    ? userText('WebGPU was not available: {reason}', { reason })
    : userText('WebGPU failed: {reason}', { reason });
}

interface Trial {
  vectors: Float32Array[];
  textsPerSecond: number;
}

async function trial(process: ModelProcess, dimensions: number): Promise<Trial> {
  const embed = await process.ready();
  const texts = [...probePassages];
  const { vectors, dimensions: width } = await embed(texts);
  const checked = checkedVectors(vectors, width, texts.length, dimensions);
  // Not timed: the first inference, which allocates memory and compiles shaders.
  const { ms } = await embed(texts);
  return { vectors: checked, textsPerSecond: (texts.length / ms) * 1000 };
}

function verdict({ choice, dtype }: Probe, cpu: Trial, webgpu: Trial): DeviceDecision {
  const cosine = Math.min(...cpu.vectors.map((vector, text) => dot(vector, webgpu.vectors[text])));
  const needed = minCosine[dtype];
  if (cosine < needed) {
    return onCpu(
      choice,
      userText('WebGPU gave different vectors (similarity {similarity}, at least {needed} is needed)', {
        similarity: cosine.toFixed(3),
        needed,
      }),
    );
  }
  if (choice === 'webgpu') {
    return { device: 'webgpu', reason: userText('WebGPU: chosen in the settings, same vectors as the CPU') };
  }
  const gain = webgpu.textsPerSecond / cpu.textsPerSecond;
  const times = Number(gain.toPrecision(2));
  if (gain < minGain)
    return onCpu(choice, userText('WebGPU gave the same vectors at {times} times the CPU’s speed', { times }));
  return { device: 'webgpu', reason: userText('WebGPU: {times} times as fast as the CPU, same vectors', { times }) };
}

function onCpu(choice: Probe['choice'], reason: UserText): DeviceDecision {
  return {
    device: 'cpu',
    reason:
      choice === 'auto'
        ? userText('CPU: {reason}', { reason })
        : userText('CPU, although WebGPU was chosen: {reason}', { reason }),
  };
}

function dot(a: Float32Array, b: Float32Array | undefined): number {
  return a.reduce((sum, component, at) => sum + component * (b?.[at] ?? 0), 0);
}
