/** Milliseconds without a further change after which a file counts as written. */
const quietFor = 400;
/** Milliseconds after which a file is taken as it is, however often it changes. */
const longestWait = 10_000;
/** More are not told one by one: the whole folder is looked at. */
const most = 1_000;

/** Gathers the paths that change, and tells of them once they have come to rest: those of one rename together. */
export class QuietPaths {
  readonly #onQuiet: (paths: string[]) => void;
  readonly #paths = new Map<string, { first: number; last: number }>();
  #timer: NodeJS.Timeout | null = null;

  /** @param onQuiet given the paths; the empty one stands for all. */
  constructor(onQuiet: (paths: string[]) => void) {
    this.#onQuiet = onQuiet;
  }

  add(path: string): void {
    const now = performance.now();
    const all = this.#paths.get('');
    const isTooMuch = path === '' || all !== undefined || this.#paths.size >= most;
    const first = (isTooMuch ? all : this.#paths.get(path))?.first ?? now;
    if (isTooMuch) this.#paths.clear();
    this.#paths.set(isTooMuch ? '' : path, { first, last: now });
    this.#timer ??= setTimeout(() => this.#look(), quietFor);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#paths.clear();
  }

  #look(): void {
    this.#timer = null;
    const now = performance.now();
    // The timer may come a little early.
    const isDue = ({ first, last }: { first: number; last: number }) =>
      now - last >= quietFor - 5 || now - first >= longestWait;
    const due = [...this.#paths].filter(([, times]) => isDue(times)).map(([path]) => path);
    for (const path of due) this.#paths.delete(path);
    const next = Math.min(...[...this.#paths.values()].map(({ last }) => last + quietFor - now));
    if (this.#paths.size > 0) this.#timer = setTimeout(() => this.#look(), Math.max(20, next));
    if (due.length > 0) this.#onQuiet(due);
  }
}
