import { NearnoteError } from '../../shared/errors.ts';
import type { Device, DeviceChoice, LocalModel } from '../../shared/models.ts';
import { BatchSizer } from './batch-sizer.ts';
import { checkedVectors } from './checked-vectors.ts';
import { type DeviceDecision, failureOfWebGpu, probeDevice } from './device-probe.ts';
import type { ModelProcess } from './model-process.ts';
import type { BatchLimits } from './provider.ts';
import { withinTime } from './time-limit.ts';

export interface DeviceOptions {
  choice: DeviceChoice;
  /** What was found out before under this choice, for this model on this computer; null to find out. */
  decided: DeviceDecision | null;
  /** Hears of every decision that was not known before: it is worth remembering. */
  onDecision: (decision: DeviceDecision) => void;
  /** Milliseconds that WebGPU has for the probe, and for each batch; one that hangs would never fail otherwise. */
  webgpuTimeLimit: number;
}

/** Embeds passages, on the device that was chosen or proved best; on the CPU from the first failure of another. */
export class PassageProcess {
  readonly #model: LocalModel;
  readonly #processOn: (device: Device) => ModelProcess;
  readonly #options: DeviceOptions;
  readonly #processes: Record<Device, ModelProcess>;
  #decision: Promise<DeviceDecision> | null;
  #sizer = new BatchSizer();
  #answeredAt = 0;
  #life = new AbortController();

  constructor(model: LocalModel, processOn: (device: Device) => ModelProcess, options: DeviceOptions) {
    this.#model = model;
    this.#processOn = processOn;
    this.#options = options;
    this.#processes = { cpu: processOn('cpu'), webgpu: processOn('webgpu') };
    this.#decision = options.decided && Promise.resolve(options.decided);
  }

  get limits(): BatchLimits {
    return this.#sizer.limits;
  }

  /** Loads the model where it will run. */
  async warm(): Promise<void> {
    const { device } = await this.#decided();
    await this.#processes[device].ready();
  }

  /** @throws NearnoteError see EmbeddingProvider.embed. */
  async embed(texts: string[]): Promise<Float32Array[]> {
    const { signal } = this.#life;
    const decided = this.#decided();
    if ((await decided).device === 'webgpu') {
      try {
        return await withinTime(this.#options.webgpuTimeLimit, this.#embedOn('webgpu', texts));
      } catch (error) {
        if (signal.aborted) throw error;
        // The other batch that was under way may have told of it already.
        if (this.#decision === decided) this.#leaveWebGpu(error);
      }
    }
    return this.#embedOn('cpu', texts);
  }

  /** Ends the processes; they start again when they are next needed. */
  rest(): void {
    this.#life.abort(new NearnoteError('engine-stopped', 'The embedding model was stopped.'));
    this.#life = new AbortController();
    for (const process of Object.values(this.#processes)) process.kill();
  }

  async #embedOn(device: Device, texts: string[]): Promise<Float32Array[]> {
    const embed = await this.#processes[device].ready();
    const asked = performance.now();
    const { vectors, dimensions, tokens } = await embed(texts);
    const now = performance.now();
    // Of two batches under way, the second waits for the first.
    this.#sizer.record(texts.length, tokens, now - Math.max(asked, this.#answeredAt));
    this.#answeredAt = now;
    return checkedVectors(vectors, dimensions, texts.length, this.#model.dimensions);
  }

  /** Decides once for all that ask; a failed attempt is forgotten, so that the next tries again. */
  #decided(): Promise<DeviceDecision> {
    if (this.#decision !== null) return this.#decision;
    const decision = this.#decide();
    decision.then(this.#options.onDecision, () => {
      if (this.#decision === decision) this.#decision = null;
    });
    this.#decision = decision;
    return decision;
  }

  async #decide(): Promise<DeviceDecision> {
    const { choice, webgpuTimeLimit: timeLimit } = this.#options;
    if (choice === 'cpu') return { device: 'cpu', reason: 'CPU: chosen in the settings' };
    const { signal } = this.#life;
    const { dtype, dimensions } = this.#model;
    const { cpu } = this.#processes;
    const webgpu = this.#processOn('webgpu');
    signal.addEventListener('abort', () => webgpu.kill());
    const decision = await probeDevice({ choice, dtype, dimensions, cpu, webgpu, timeLimit, signal });
    if (decision.device === 'webgpu') cpu.kill();
    return decision;
  }

  #leaveWebGpu(error: unknown): void {
    const decision: DeviceDecision = { device: 'cpu', reason: `CPU: ${failureOfWebGpu(error)}, while embedding` };
    this.#decision = Promise.resolve(decision);
    this.#processes.webgpu.kill();
    this.#sizer = new BatchSizer();
    this.#options.onDecision(decision);
  }
}
