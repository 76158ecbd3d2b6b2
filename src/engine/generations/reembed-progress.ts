import type { Pause, ReembedView } from '../../shared/models.ts';
import type { Speed } from '../embedding/measure-speed.ts';
import { RateMeter } from '../lib/rate-meter.ts';
import { RunRates } from '../lib/run-rates.ts';

/** With fewer texts, the speed of a model cannot be measured. */
const minTexts = 64;

/** The progress of a re-embed, for the user. Chunks are those that the database counted last, and those stored since. */
export class ReembedProgress {
  readonly #meter = new RateMeter();
  readonly #tokenMeter = new RateMeter();
  #rates = new RunRates();
  #phase: ReembedView['phase'] = 'loading';
  #done = 0;
  #total = 0;
  #failed = 0;
  #pause: Pause | null = null;
  /** Of the whole re-embed, without pauses. */
  #totals = { texts: 0, tokens: 0, ms: 0 };
  #since = performance.now();

  enter(phase: ReembedView['phase']): void {
    if (phase === this.#phase) return;
    this.#phase = phase;
    this.#done = 0;
    this.#total = 0;
    this.#restartMeters();
    this.#rates = new RunRates();
  }

  /** Reports the downloaded bytes. */
  downloaded(done: number, total: number): void {
    this.#add(Math.max(0, done - this.#done), 0);
    this.#done = done;
    this.#total = total;
  }

  /** Reports the counts of the database, which alone decide whether the re-embed is complete. */
  counted(done: number, failed: number, total: number): void {
    this.#done = done;
    this.#failed = failed;
    this.#total = total;
  }

  stored(chunks: number, tokens: number): void {
    this.#done = Math.min(this.#total, this.#done + chunks);
    this.#add(chunks, tokens);
    const now = performance.now();
    this.#totals.texts += chunks;
    this.#totals.tokens += tokens;
    this.#totals.ms += now - this.#since;
    this.#since = now;
  }

  /** The average speed of the whole re-embed; null if it was too short to measure. */
  averageSpeed(): Speed | null {
    const { texts, tokens, ms } = this.#totals;
    if (texts < minTexts) return null;
    return { textsPerSecond: (texts * 1000) / ms, tokensPerSecond: (tokens * 1000) / ms };
  }

  /** Pauses do not count towards the rate. */
  paused(pause: Pause | null): void {
    if (pause === null && this.#pause !== null) this.#restartMeters();
    if (pause === null) this.#rates.resume();
    else this.#rates.pause();
    this.#pause = pause;
  }

  view(now = performance.now()): Omit<ReembedView, 'key' | 'name' | 'dimensions'> {
    const isRunning = this.#pause === null;
    const perSecond = isRunning ? this.#meter.perSecond(now) : null;
    const left = Math.max(0, this.#total - this.#failed - this.#done);
    return {
      phase: this.#phase,
      done: this.#done,
      total: this.#total,
      failed: this.#failed,
      chunksPerSecond: perSecond,
      tokensPerSecond: isRunning ? this.#tokenMeter.perSecond(now) : null,
      secondsLeft: perSecond === null ? null : left / perSecond,
      rates: this.#rates.view(now),
      pause: this.#pause,
    };
  }

  #add(count: number, tokens: number, now = performance.now()): void {
    this.#meter.add(count, now);
    this.#tokenMeter.add(tokens, now);
    this.#rates.add(count, now);
  }

  #restartMeters(): void {
    this.#meter.reset();
    this.#tokenMeter.reset();
    this.#since = performance.now();
  }
}
