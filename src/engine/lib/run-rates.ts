import type { RunRates as RatesView } from '../../shared/models.ts';

/** Samples that are kept. */
const maxSamples = 120;
/** Seconds of a sample, at first. */
const firstLength = 0.25;
/** Work that has not moved for so long stands still, in milliseconds; before, it is only slow to report. */
const standsStillAfter = 3_000;

/**
 * Keeps the rate of work over a whole run, however long: once there are too many samples, each two become one. Work is reported
 * in batches, so each is spread over the time since the one before. Times are in milliseconds, and may be left out.
 */
export class RunRates {
  #length = firstLength;
  #counts: number[] = [];
  /** Milliseconds of work up to the last report. */
  #worked = 0;
  /** When the work that is reported next began; null during a pause. */
  #since: number | null;

  constructor(now = performance.now()) {
    this.#since = now;
  }

  /** Milliseconds of work until now, without pauses. */
  worked(now = performance.now()): number {
    return this.#worked + (this.#since === null ? 0 : now - this.#since);
  }

  add(count: number, now = performance.now()): void {
    const from = this.#worked;
    const to = this.worked(now);
    this.#worked = to;
    this.#since = now;
    this.#spread(count, from / 1000, to / 1000);
  }

  pause(now = performance.now()): void {
    this.#worked = this.worked(now);
    this.#since = null;
  }

  resume(now = performance.now()): void {
    this.#since ??= now;
  }

  /** Up to the last report, so that the line does not fall while a batch is under way. */
  view(now = performance.now()): RatesView {
    const end = this.worked(now) - this.#worked > standsStillAfter ? this.worked(now) : this.#worked;
    const complete = Math.min(maxSamples, Math.floor(end / 1000 / this.#length + 1e-9));
    return {
      seconds: this.#length,
      values: Array.from({ length: complete }, (_, i) => round((this.#counts[i] ?? 0) / this.#length)),
    };
  }

  /** Adds a count evenly to the samples between two times, in seconds of work. */
  #spread(count: number, from: number, to: number): void {
    while (to > maxSamples * this.#length) this.#halve();
    const first = Math.floor(from / this.#length);
    if (to <= from) {
      this.#counts[first] = (this.#counts[first] ?? 0) + count;
      return;
    }
    for (let at = first; at * this.#length < to; at++) {
      const overlap = Math.min(to, (at + 1) * this.#length) - Math.max(from, at * this.#length);
      this.#counts[at] = (this.#counts[at] ?? 0) + (count * Math.max(0, overlap)) / (to - from);
    }
  }

  #halve(): void {
    this.#length *= 2;
    const { length } = this.#counts;
    this.#counts = Array.from(
      { length: Math.ceil(length / 2) },
      (_, i) => (this.#counts[2 * i] ?? 0) + (this.#counts[2 * i + 1] ?? 0),
    );
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
