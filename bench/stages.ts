/** The time of each stage, in the order in which they first come. */
export class Stages {
  readonly #ms = new Map<string, { ms: number; calls: number }>();
  readonly #notes: string[] = [];

  note(text: string): void {
    this.#notes.push(text);
  }

  async time<T>(stage: string, work: () => Promise<T>): Promise<T> {
    const done = this.#begin(stage);
    const began = performance.now();
    try {
      return await work();
    } finally {
      done(performance.now() - began);
    }
  }

  now<T>(stage: string, work: () => T): T {
    const done = this.#begin(stage);
    const began = performance.now();
    const result = work();
    done(performance.now() - began);
    return result;
  }

  timed<A, T>(stage: string, work: (given: A) => T): (given: A) => T {
    return (given) => this.now(stage, () => work(given));
  }

  print(chunks: number): void {
    for (const [stage, { ms: time, calls }] of this.#ms) {
      console.log(
        `  ${stage.padEnd(36)} ${`${time.toFixed(0)} ms`.padStart(9)}  ${((time / chunks) * 1000).toFixed(0).padStart(6)} µs a passage  ${calls} calls`,
      );
    }
    for (const note of this.#notes) console.log(`  ${note}`);
  }

  #begin(stage: string): (time: number) => void {
    const known = this.#ms.get(stage) ?? { ms: 0, calls: 0 };
    this.#ms.set(stage, known);
    return (time) => {
      known.ms += time;
      known.calls++;
    };
  }
}
