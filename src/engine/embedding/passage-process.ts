import { NearnoteError } from '../../shared/errors.ts';
import type { Device, DeviceChoice, LocalModel } from '../../shared/models.ts';
import { userText } from '../../shared/user-text.ts';
import { BatchSizer } from './batch-sizer.ts';
import { checkedVectors } from './checked-vectors.ts';
import { type DeviceDecision, failureOfWebGpu, probeDevice } from './device-probe.ts';
import type { ModelProcess } from './model-process.ts';
import type { BatchLimits } from './provider.ts';
import { RestedWork } from './rested-work.ts';
import { withinTime } from './time-limit.ts';

export interface DeviceOptions {
  choice: DeviceChoice;
  /** An earlier decision under this choice, for this model on this computer; null to probe the devices. */
  decided: DeviceDecision | null;
  /** Called with every new decision, to be remembered. */
  onDecision: (decision: DeviceDecision) => void;
  /** The rest after each batch, as a multiple of the time that it took. */
  rest?: () => number;
  /** Milliseconds for the probe, and for each batch: WebGPU may hang without failing. */
  webgpuTimeLimit: number;
}

/** Embeds passages on the chosen or the fastest device, and on the CPU after the first failure of WebGPU. */
export class PassageProcess {
  readonly #model: LocalModel;
  readonly #processOn: (device: Device) => ModelProcess;
  readonly #options: DeviceOptions;
  readonly #processes: Record<Device, ModelProcess>;
  readonly #rested: RestedWork;
  #decision: Promise<DeviceDecision> | null;
  #sizer = new BatchSizer();
  #unloading = new AbortController();

  constructor(model: LocalModel, processOn: (device: Device) => ModelProcess, options: DeviceOptions) {
    this.#model = model;
    this.#processOn = processOn;
    this.#options = options;
    this.#processes = { cpu: processOn('cpu'), webgpu: processOn('webgpu') };
    this.#rested = new RestedWork(options.rest ?? (() => 0));
    this.#decision = options.decided && Promise.resolve(options.decided);
  }

  get limits(): BatchLimits {
    return this.#sizer.limits;
  }

  /** Loads the model on the device that will run it. */
  async load(): Promise<void> {
    const { device } = await this.#decided();
    await this.#processes[device].ready();
  }

  /** @throws NearnoteError see EmbeddingProvider.embed. */
  async embed(texts: string[]): Promise<Float32Array[]> {
    const { signal } = this.#unloading;
    const decided = this.#decided();
    if ((await decided).device === 'webgpu') {
      try {
        return await withinTime(this.#options.webgpuTimeLimit, this.#embedOn('webgpu', texts));
      } catch (error) {
        if (signal.aborted) throw error;
        // Another batch may have failed and changed the decision already.
        if (this.#decision === decided) this.#fallBackToCpu(error);
      }
    }
    return this.#embedOn('cpu', texts);
  }

  /** Ends the processes; they start again when they are next needed. */
  unload(): void {
    this.#unloading.abort(new NearnoteError('engine-stopped', userText('The embedding model was stopped.')));
    this.#unloading = new AbortController();
    for (const process of Object.values(this.#processes)) process.kill();
  }

  async #embedOn(device: Device, texts: string[]): Promise<Float32Array[]> {
    const embed = await this.#processes[device].ready();
    const { vectors, dimensions, tokens, ms } = await this.#rested.run(() => embed(texts));
    this.#sizer.record(tokens, ms);
    return checkedVectors(vectors, dimensions, texts.length, this.#model.dimensions);
  }

  /** All callers share one decision; after a failure, the next call probes again. */
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
    if (choice === 'cpu') return { device: 'cpu', reason: userText('CPU: chosen in the settings') };
    const { signal } = this.#unloading;
    const { dtype, dimensions } = this.#model;
    const { cpu } = this.#processes;
    const webgpu = this.#processOn('webgpu');
    signal.addEventListener('abort', () => webgpu.kill());
    const decision = await probeDevice({ choice, dtype, dimensions, cpu, webgpu, timeLimit, signal });
    if (decision.device === 'webgpu') cpu.kill();
    return decision;
  }

  #fallBackToCpu(error: unknown): void {
    const reason = userText('CPU: {failure}, while embedding', { failure: failureOfWebGpu(error) });
    const decision: DeviceDecision = { device: 'cpu', reason };
    this.#decision = Promise.resolve(decision);
    this.#processes.webgpu.kill();
    this.#sizer = new BatchSizer();
    this.#options.onDecision(decision);
  }
}
