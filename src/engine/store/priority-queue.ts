/**
 * One connection serves everybody, a statement at a time. Work of the foreground (a search, a question of the window)
 * is taken before any waiting background work (intake, embedding), so a search waits for at most one short background turn.
 */
export class PriorityQueue {
  readonly #foreground: (() => Promise<void>)[] = [];
  readonly #background: (() => Promise<void>)[] = [];
  #running = false;

  foreground<T>(work: () => Promise<T>): Promise<T> {
    return this.#enqueue(this.#foreground, work);
  }

  background<T>(work: () => Promise<T>): Promise<T> {
    return this.#enqueue(this.#background, work);
  }

  #enqueue<T>(queue: (() => Promise<void>)[], work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      queue.push(() => work().then(resolve, reject));
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let turn = this.#next(); turn !== undefined; turn = this.#next()) {
      await turn();
      // A database that answers without waiting never lets messages in: a search that has just arrived comes first.
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#running = false;
  }

  #next(): (() => Promise<void>) | undefined {
    return this.#foreground.shift() ?? this.#background.shift();
  }
}
