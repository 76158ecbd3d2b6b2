/** Milliseconds without a further change after which a file counts as written. */
const quietFor = 400;
/** Milliseconds after which a file is indexed even though it keeps changing. */
const maxWait = 10_000;
/** If more paths change, the whole folder is scanned instead. */
const maxPaths = 1_000;

/** Collects changed paths, and reports them once they stop changing: both paths of a rename together. */
export class QuietPaths {
  readonly #onQuiet: (paths: string[]) => void;
  readonly #paths = new Map<string, { first: number; last: number }>();
  #timer: NodeJS.Timeout | null = null;

  /** @param onQuiet called with the paths; the empty path means the whole folder. */
  constructor(onQuiet: (paths: string[]) => void) {
    this.#onQuiet = onQuiet;
  }

  add(path: string): void {
    const now = performance.now();
    const all = this.#paths.get('');
    const isWhole = path === '' || all !== undefined || this.#paths.size >= maxPaths;
    const first = (isWhole ? all : this.#paths.get(path))?.first ?? now;
    if (isWhole) this.#paths.clear();
    this.#paths.set(isWhole ? '' : path, { first, last: now });
    this.#timer ??= setTimeout(() => this.#reportQuiet(), quietFor);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#paths.clear();
  }

  #reportQuiet(): void {
    this.#timer = null;
    const now = performance.now();
    // The timer may fire slightly early.
    const isDue = ({ first, last }: { first: number; last: number }) =>
      now - last >= quietFor - 5 || now - first >= maxWait;
    const due = [...this.#paths].filter(([, times]) => isDue(times)).map(([path]) => path);
    for (const path of due) this.#paths.delete(path);
    const next = Math.min(...[...this.#paths.values()].map(({ last }) => last + quietFor - now));
    if (this.#paths.size > 0) this.#timer = setTimeout(() => this.#reportQuiet(), Math.max(20, next));
    if (due.length > 0) this.#onQuiet(due);
  }
}
