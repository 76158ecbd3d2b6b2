import type { LibraryState, Progress } from '../shared/library-state.ts';
import type { ReembedView } from '../shared/models.ts';
import { inEnglish } from '../shared/user-text.ts';
import { visible } from '../shared/visible.ts';
import { megabytes } from './megabytes.ts';
import { type Output, print } from './terminal.ts';

const verbs = {
  opening: 'Opening the library',
  idle: 'Done',
  scanning: 'Looking for notes',
  chunking: 'Reading notes',
  embedding: 'Embedding passages',
  waiting: 'Waiting',
  paused: 'Paused',
  downloading: 'Downloading the model',
  loading: 'Loading the model',
  checking: 'Checking the new vectors',
};
const barWidth = 24;
/** Moves to the beginning of the line, and empties it. */
const wipe = '\r\u001b[2K';
/** Milliseconds between two lines where there is no terminal to draw on. */
const lineEvery = 2_000;

/** Progress for a user at a terminal (one line, redrawn) or for a log (a line now and then). */
export class ProgressReport {
  readonly #stream: Output;
  #lastPhase = '';
  #lastLineAt = 0;
  #drawn = false;

  constructor(stream: Output) {
    this.#stream = stream;
  }

  show(state: LibraryState): void {
    const work = state.progress.phase === 'idle' && state.reembed !== null ? workOf(state.reembed) : state.progress;
    if (work.phase === 'idle') return;
    const text = [verbs[work.phase], counts(work), pauseOf(state.reembed), state.notice && inEnglish(state.notice)]
      .filter(Boolean)
      .join(' · ');
    if (this.#stream.isTTY) {
      this.#drawn = true;
      this.#stream.write(`${wipe}${`${bar(work)} ${visible(text)}`.slice(0, (this.#stream.columns ?? 80) - 1)}`);
      return;
    }
    const now = performance.now();
    if (work.phase === this.#lastPhase && now - this.#lastLineAt < lineEvery) return;
    this.#lastPhase = work.phase;
    this.#lastLineAt = now;
    print(this.#stream, `${text}\n`);
  }

  end(): void {
    if (this.#drawn) this.#stream.write(wipe);
    this.#drawn = false;
  }
}

type Work = Omit<Progress, 'phase'> & { phase: keyof typeof verbs };

function workOf({ phase, done, total, chunksPerSecond: perSecond, secondsLeft }: ReembedView): Work {
  return { phase, done, total, perSecond, secondsLeft };
}

function pauseOf(run: ReembedView | null): string | null {
  if (run === null || run.pause === null) return null;
  if (run.pause.by === 'user') return 'paused';
  if (run.pause.by === 'trouble') return inEnglish(run.pause.reason);
  return `paused until ${new Date(run.pause.until).toLocaleTimeString()}: ${inEnglish(run.pause.reason)}`;
}

function counts({ phase, done, total, perSecond, secondsLeft }: Work): string {
  if (total === 0) return '';
  if (phase === 'downloading') return `${megabytes(done)} of ${megabytes(total)}`;
  const rate = perSecond === null ? '' : ` · ${Math.round(perSecond)}/s`;
  const left = secondsLeft === null ? '' : ` · ${Math.ceil(secondsLeft)} s left`;
  return `${done} of ${total}${rate}${left}`;
}

function bar({ done, total }: Work): string {
  const filled = total === 0 ? 0 : Math.round((done / total) * barWidth);
  return `[${'█'.repeat(filled)}${' '.repeat(barWidth - filled)}]`;
}
