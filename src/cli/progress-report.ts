import type { WriteStream } from 'node:tty';
import type { LibraryState, Progress } from '../shared/domain.ts';

const verbs = {
  idle: 'Done',
  scanning: 'Looking for notes',
  chunking: 'Reading notes',
  embedding: 'Embedding passages',
  waiting: 'Waiting',
};
const barWidth = 24;
/** Milliseconds between two lines where there is no terminal to draw on. */
const lineEvery = 2_000;

/** Progress for a person at a terminal (one line, redrawn) or for a log (a line now and then). */
export class ProgressReport {
  readonly #stream: WriteStream;
  #lastPhase = '';
  #lastLineAt = 0;
  #drawn = false;

  constructor(stream: WriteStream) {
    this.#stream = stream;
  }

  show({ progress, notice }: LibraryState): void {
    if (progress.phase === 'idle') return;
    const text = [verbs[progress.phase], counts(progress), notice].filter(Boolean).join(' · ');
    if (this.#stream.isTTY) {
      this.#drawn = true;
      this.#stream.write(`\r\u001b[2K${bar(progress)} ${text}`.slice(0, this.#stream.columns + 4));
      return;
    }
    const now = performance.now();
    if (progress.phase === this.#lastPhase && now - this.#lastLineAt < lineEvery) return;
    this.#lastPhase = progress.phase;
    this.#lastLineAt = now;
    this.#stream.write(`${text}\n`);
  }

  end(): void {
    if (this.#drawn) this.#stream.write('\r\u001b[2K');
    this.#drawn = false;
  }
}

function counts({ done, total, perSecond, secondsLeft }: Progress): string {
  if (total === 0) return '';
  const rate = perSecond === null ? '' : ` · ${Math.round(perSecond)}/s`;
  const left = secondsLeft === null ? '' : ` · ${Math.ceil(secondsLeft)} s left`;
  return `${done} of ${total}${rate}${left}`;
}

function bar({ done, total }: Progress): string {
  const filled = total === 0 ? 0 : Math.round((done / total) * barWidth);
  return `[${'█'.repeat(filled)}${' '.repeat(barWidth - filled)}]`;
}
