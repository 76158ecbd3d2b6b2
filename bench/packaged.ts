/**
 * The first and the next start of the packaged app beside those of the build that it was made of, in turn:
 *   npm run package && node bench/packaged.ts [rounds]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropOn } from '../e2e/drag.ts';
import prepare from '../e2e/prepare.ts';
import { runtime } from '../e2e/runtime.ts';
import { folders, searchBox, upToDate, vault } from '../e2e/window.ts';
import { findPackagedApp } from '../scripts/packaged-app.ts';
import { percentile } from '../src/cli/eval/metrics.ts';

const rounds = Number(process.argv[2] ?? 3);
process.env.NEARNOTE_PACKAGED = findPackagedApp();
const clearUp = prepare();
const { NEARNOTE_PACKAGED, NEARNOTE_EXTRACTED } = process.env;
const ways = [
  { name: 'the build', environment: { NEARNOTE_PACKAGED: undefined, NEARNOTE_EXTRACTED: undefined } },
  { name: 'the package', environment: { NEARNOTE_PACKAGED, NEARNOTE_EXTRACTED } },
].map((way) => ({ ...way, first: [] as number[], next: [] as number[] }));

for (let round = 0; round < rounds; round++) {
  for (const { environment, first, next } of round % 2 === 0 ? ways : ways.toReversed()) {
    for (const [name, value] of Object.entries(environment)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    const userData = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
    let began = performance.now();
    let app = await runtime.launch(userData);
    await app.page.getByRole('button', { name: 'Choose folder…' }).waitFor();
    first.push(performance.now() - began);
    await dropOn(app.page, [vault]);
    await upToDate(app.page);
    await app.quit();
    began = performance.now();
    app = await runtime.launch(userData);
    await searchBox(app.page).waitFor();
    await folders(app.page).first().waitFor();
    next.push(performance.now() - began);
    await app.quit();
    await rm(userData, { recursive: true });
  }
}
clearUp?.();
for (const { name, first, next } of ways)
  console.log(`${name.padEnd(12)} first start ${told(first)}, next start ${told(next)}`);

/** Seconds from the launch to a window that can be used. */
function told(times: number[]): string {
  return `${(percentile(times, 0.5) / 1000).toFixed(2)} s (${times.map((ms) => (ms / 1000).toFixed(1)).join(', ')})`;
}
