import type { Phase } from '../shared/library-state.ts';
import type { ReembedView } from '../shared/models.ts';
import type { ComputerState, Pace } from '../shared/pace.ts';

/** What is asked of Electron’s `powerMonitor`. */
interface PowerMonitor {
  isOnBatteryPower(): boolean;
  /** Seconds since the user last touched anything. */
  getSystemIdleTime(): number;
  /** On a Mac only. */
  getCurrentThermalState(): string;
}

/** What of the library’s state says whether passages are embedded. */
interface Work {
  progress: { phase: Phase };
  reembed: Pick<ReembedView, 'phase'> | null;
}

interface IndexingPaceDependencies {
  monitor: PowerMonitor;
  platform: NodeJS.Platform;
  /** What the user has chosen. */
  chosen: () => Pace;
  tell: (pace: Pace, computer: ComputerState) => void;
  /** Milliseconds between two looks. */
  every?: number;
}

const usualEvery = 10_000;
/** Seconds without a touch after which nobody is disturbed. */
const idleAfter = 180;
const hotStates = new Set(['serious', 'critical']);

/** Tells the engine how fast to embed passages: it looks at the computer while any are embedded, and at no other time. */
export class IndexingPace {
  readonly #dependencies: IndexingPaceDependencies;
  #timer: NodeJS.Timeout | null = null;
  #told = '';

  constructor(dependencies: IndexingPaceDependencies) {
    this.#dependencies = dependencies;
  }

  follow({ progress, reembed }: Work): void {
    const isEmbedding = progress.phase === 'embedding' || reembed?.phase === 'embedding';
    if (isEmbedding && this.#timer === null) {
      this.#timer = setInterval(() => this.look(), this.#dependencies.every ?? usualEvery);
      this.tellAnew();
    } else if (!isEmbedding && this.#timer !== null) {
      clearInterval(this.#timer);
      this.#timer = null;
    }
  }

  /** Looks at once and tells the engine, which may be another one than before. */
  tellAnew(): void {
    this.#told = '';
    this.look();
  }

  /** Looks at once, because the user has chosen another pace. */
  look(): void {
    if (this.#timer === null) return;
    const { monitor, platform, chosen, tell } = this.#dependencies;
    const computer = {
      onBattery: monitor.isOnBatteryPower(),
      isHot: platform === 'darwin' && hotStates.has(monitor.getCurrentThermalState()),
      isIdle: monitor.getSystemIdleTime() >= idleAfter,
    };
    const told = JSON.stringify([chosen(), computer]);
    if (told === this.#told) return;
    this.#told = told;
    tell(chosen(), computer);
  }
}
