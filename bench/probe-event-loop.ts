/**
 * Preloaded into the app's main process by bench/app.ts (`--import`): measures the delay of its event loop from the moment
 * that a file named in NEARNOTE_PROBE appears, and anew whenever it is emptied, and writes percentiles into it twice a
 * second. The app itself is unchanged.
 */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const file = process.env.NEARNOTE_PROBE;
if (file !== undefined && isMainThread && process.argv[1]?.includes('standin')) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  setInterval(() => {
    if (!existsSync(file)) return;
    if (statSync(file).size === 0) {
      delay.enable();
      delay.reset();
    }
    const ms = (nanoseconds: number) => nanoseconds / 1e6;
    writeFileSync(
      file,
      JSON.stringify({ p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) }),
    );
  }, 500).unref();
}
