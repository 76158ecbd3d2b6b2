import { messageOf, NearnoteError } from '../../shared/errors.ts';
import type { Device, Dtype } from '../../shared/models.ts';
import { checkedVectors } from './checked-vectors.ts';
import type { ModelProcess } from './model-process.ts';
import { probePassages } from './probe-passages.ts';
import { withinTime } from './time-limit.ts';

/** Where passages are embedded, and why, in words for the user. */
export interface DeviceDecision {
  device: Device;
  reason: string;
}

/** Texts a second from which the model is not what a run waits for, on whatever device. */
const fastEnough = 1_000;
/** What WebGPU must gain to be worth its memory and its drivers. */
const leastGain = 1.2;
/**
 * The least cosine between a text's vectors from both devices; queries are embedded on the CPU and compared with them.
 * Whole numbers are rounded otherwise by each device's own operators, which costs as much as the number format itself
 * does; fp32 and fp16 leave no such room. A device that computes wrongly is far below all of these.
 */
const leastCosine: Record<Dtype, number> = { fp32: 0.9999, fp16: 0.999, q8: 0.99, q4: 0.99 };

interface Probe {
  choice: 'auto' | 'webgpu';
  dtype: Dtype;
  dimensions: number;
  cpu: ModelProcess;
  /** For the probe alone; it is ended here. */
  webgpu: ModelProcess;
  /** Milliseconds that WebGPU has for everything. */
  timeLimit: number;
  /** Says that the processes were ended on purpose, and nothing can be concluded. */
  signal: AbortSignal;
}

/**
 * Embeds the same passages on both devices, compares the numbers, times both, and keeps the faster correct one. Where
 * WebGPU was chosen its speed does not matter, its numbers do.
 * @throws NearnoteError when the CPU cannot embed them (see ModelProcess.ready); the signal's reason.
 */
export async function probeDevice(probe: Probe): Promise<DeviceDecision> {
  const cpu = await trial(probe.cpu, probe.dimensions);
  probe.signal.throwIfAborted();
  if (probe.choice === 'auto' && cpu.textsPerSecond >= fastEnough) {
    const speed = Math.round(cpu.textsPerSecond).toLocaleString('en');
    return { device: 'cpu', reason: `CPU: at ${speed} texts a second this model needs no graphics card` };
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

/** What went wrong with WebGPU, without the parts of the message that only its developers can read. */
export function failureOfWebGpu(error: unknown): string {
  if (error instanceof NearnoteError && error.code === 'engine-stopped') return 'WebGPU crashed';
  const reason = messageOf(error)
    .replace(/^.* could not (be loaded|embed these texts): /s, '')
    .replace(/^.* was false\. /s, '')
    .trim();
  const isUnavailable = error instanceof NearnoteError && error.code === 'model-unavailable';
  return isUnavailable ? `WebGPU was not available: ${reason}` : `WebGPU failed: ${reason}`;
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
  // The first inference allocates memory and compiles shaders; a run does so once.
  const { ms } = await embed(texts);
  return { vectors: checked, textsPerSecond: (texts.length / ms) * 1000 };
}

function verdict({ choice, dtype }: Probe, cpu: Trial, webgpu: Trial): DeviceDecision {
  const cosine = Math.min(...cpu.vectors.map((vector, text) => dot(vector, webgpu.vectors[text])));
  const least = leastCosine[dtype];
  if (cosine < least) {
    return onCpu(choice, `WebGPU gave other answers (similarity ${cosine.toFixed(3)}, at least ${least} is needed)`);
  }
  if (choice === 'webgpu') {
    return { device: 'webgpu', reason: 'WebGPU: chosen in the settings, same answers as the CPU' };
  }
  const gain = webgpu.textsPerSecond / cpu.textsPerSecond;
  const times = `${Number(gain.toPrecision(2))} times`;
  if (gain < leastGain) return onCpu(choice, `WebGPU gave the same answers at ${times} the CPU’s speed`);
  return { device: 'webgpu', reason: `WebGPU: ${times} as fast as the CPU, same answers` };
}

function onCpu(choice: Probe['choice'], why: string): DeviceDecision {
  return { device: 'cpu', reason: choice === 'auto' ? `CPU: ${why}` : `CPU, although WebGPU was chosen: ${why}` };
}

function dot(a: Float32Array, b: Float32Array | undefined): number {
  return a.reduce((sum, component, at) => sum + component * (b?.[at] ?? 0), 0);
}
