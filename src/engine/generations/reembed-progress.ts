import type { Pause, ReembedView } from '../../shared/models.ts';
import type { Speed } from '../embedding/measure-speed.ts';
import { RateMeter } from '../lib/rate-meter.ts';

/** Seconds in the plot of the rate. */
const plotted = 60;
/** Fewer texts tell nothing of a model's speed. */
const fewestTexts = 64;

/** The figures of a run as the user watches it. Chunks are what the database counted, and what was stored since. */
export class ReembedProgress {
  readonly #meter = new RateMeter();
  readonly #tokenMeter = new RateMeter();
  readonly #seconds: { second: number; count: number }[] = [];
  #phase: ReembedView['phase'] = 'loading';
  #done = 0;
  #total = 0;
  #failed = 0;
  #pause: Pause | null = null;
  /** Of the embedding as a whole, pauses left out. */
  #whole = { texts: 0, tokens: 0, ms: 0 };
  #since = performance.now();

  enter(phase: ReembedView['phase']): void {
    if (phase === this.#phase) return;
    this.#phase = phase;
    this.#done = 0;
    this.#total = 0;
    this.#restartMeters();
    this.#seconds.length = 0;
  }

  /** Bytes that have come of those to download. */
  downloaded(done: number, total: number): void {
    this.#add(Math.max(0, done - this.#done), 0);
    this.#done = done;
    this.#total = total;
  }

  /** What the database says: this, and nothing else, makes a run complete. */
  counted(done: number, failed: number, total: number): void {
    this.#done = done;
    this.#failed = failed;
    this.#total = total;
  }

  stored(chunks: number, tokens: number): void {
    this.#done = Math.min(this.#total, this.#done + chunks);
    this.#add(chunks, tokens);
    const now = performance.now();
    this.#whole.texts += chunks;
    this.#whole.tokens += tokens;
    this.#whole.ms += now - this.#since;
    this.#since = now;
  }

  /** Over the whole run; null where it was too short to tell. */
  average(): Speed | null {
    const { texts, tokens, ms } = this.#whole;
    if (texts < fewestTexts) return null;
    return { textsPerSecond: (texts * 1000) / ms, tokensPerSecond: (tokens * 1000) / ms };
  }

  /** After a pause the rate is that of the work, not of the wait. */
  paused(pause: Pause | null): void {
    if (pause === null && this.#pause !== null) this.#restartMeters();
    this.#pause = pause;
  }

  view(now = performance.now()): Omit<ReembedView, 'key' | 'name' | 'dimensions'> {
    const isGoing = this.#pause === null;
    const perSecond = isGoing ? this.#meter.perSecond(now) : null;
    const left = Math.max(0, this.#total - this.#failed - this.#done);
    return {
      phase: this.#phase,
      done: this.#done,
      total: this.#total,
      failed: this.#failed,
      chunksPerSecond: perSecond,
      tokensPerSecond: isGoing ? this.#tokenMeter.perSecond(now) : null,
      secondsLeft: perSecond === null ? null : left / perSecond,
      rates: this.#rates(now),
      pause: this.#pause,
    };
  }

  #add(count: number, tokens: number, now = performance.now()): void {
    this.#meter.add(count, now);
    this.#tokenMeter.add(tokens, now);
    const second = Math.floor(now / 1000);
    const last = this.#seconds.at(-1);
    if (last?.second === second) last.count += count;
    else this.#seconds.push({ second, count });
    while (this.#seconds.length > plotted) this.#seconds.shift();
  }

  /** The second under way is left out: it is not over. Seconds without anything are zero. */
  #rates(now: number): number[] {
    const current = Math.floor(now / 1000);
    const first = Math.max(this.#seconds[0]?.second ?? current, current - plotted);
    const counts = new Map(this.#seconds.map(({ second, count }) => [second, count]));
    return Array.from({ length: current - first }, (_, index) => counts.get(first + index) ?? 0);
  }

  #restartMeters(): void {
    this.#meter.reset();
    this.#tokenMeter.reset();
    this.#since = performance.now();
  }
}
