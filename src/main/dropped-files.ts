import { randomUUID } from 'node:crypto';

/** Milliseconds. The page adds what was dropped at once. */
const keptFor = 60_000;
const mostKept = 1_000;

/**
 * The paths of what the user has dropped on the window. The page, which must not name paths, has a token for each, which
 * serves once.
 */
export class DroppedFiles {
  readonly #paths = new Map<string, { path: string; until: number }>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** @returns the token for a path; null where there are too many. */
  keep(path: string): string | null {
    for (const [token, { until }] of this.#paths) if (until <= this.#now()) this.#paths.delete(token);
    if (this.#paths.size >= mostKept) return null;
    const token = randomUUID();
    this.#paths.set(token, { path, until: this.#now() + keptFor });
    return token;
  }

  /** The paths that the tokens stand for; null unless each stands for one. All are used up. */
  take(tokens: readonly string[]): string[] | null {
    const paths: string[] = [];
    for (const token of tokens) {
      const kept = this.#paths.get(token);
      this.#paths.delete(token);
      if (kept !== undefined && kept.until > this.#now()) paths.push(kept.path);
    }
    return paths.length === tokens.length ? paths : null;
  }
}
