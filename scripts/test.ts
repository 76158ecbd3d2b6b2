/**
 * `npm test`: every tier of tests, in turn. Ends with “N passed, N failed”.
 *
 *     node scripts/test.ts [--nightly] [tier [filter…]]
 *
 * A tier alone is `npm run test:unit` and so on; words after it choose among its files. `packaged`, the scenarios on the app
 * as it is installed, runs only when it is named. `--nightly` makes what ends or fuzzes processes do so more often.
 */
import { existsSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.ts';
import { ensureSecretService } from './secret-service.ts';
import { runPackagedScenarios, runScenarios, runVitest, type Tally } from './test-tiers.ts';

const browserTests = join(import.meta.dirname, '../vitest.browser.config.ts');

/** What each tier runs, in the order of what is known soonest. */
const tiers: Record<string, (filters: string[]) => Promise<Tally>> = {
  unit: (filters) => runVitest(filters, { project: 'unit' }),
  browser: async (filters) => {
    ensureBrowser();
    return runVitest(filters, { config: browserTests });
  },
  engine: async (filters) => {
    ensureSecretService();
    return runVitest(filters, { project: 'engine' });
  },
  endurance: (filters) => runVitest(filters, { project: 'endurance' }),
  e2e: async (filters) => {
    ensureBrowser();
    return runScenarios(filters);
  },
  packaged: async (filters) => {
    ensureBrowser();
    return runPackagedScenarios(filters);
  },
};
const onlyWhenNamed = 'packaged';

const [only, ...filters] = process.argv.slice(2).filter((word) => word !== '--nightly');
if (only !== undefined && !Object.hasOwn(tiers, only)) {
  console.error(`There is no tier “${only}”. There are: ${Object.keys(tiers).join(', ')}.`);
  process.exit(2);
}
if (process.argv.includes('--nightly')) {
  process.env.NEARNOTE_TEST_KILLS = '50';
  process.env.NEARNOTE_TEST_AIMED_KILLS = '150';
  process.env.NEARNOTE_TEST_MODELS = '300';
}
useMemoryForTemporaryFiles();

const tallies: Tally[] = [];
const summary: string[] = [];
for (const [name, run] of Object.entries(tiers)) {
  if (only === undefined ? name === onlyWhenNamed : name !== only) continue;
  console.log(`\n— ${name} —`);
  const start = performance.now();
  const tally = await run(filters).catch((error: unknown): Tally => {
    console.error(error);
    return { passed: 0, failed: 1, skipped: [], remarks: [] };
  });
  tallies.push(tally);
  const seconds = Math.round((performance.now() - start) / 1_000);
  summary.push(`${name}: ${countsOf([tally])} in ${seconds} s`);
  summary.push(...tally.remarks.map((remark) => `  ${remark}`), ...tally.skipped.map((test) => `  skipped: ${test}`));
}
console.log(`\n${summary.join('\n')}\n\n${countsOf(tallies)}`);
process.exit(tallies.some(({ failed }) => failed > 0) ? 1 : 0);

function countsOf(counted: readonly Tally[]): string {
  const sum = (count: (tally: Tally) => number) => counted.reduce((total, tally) => total + count(tally), 0);
  return `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`;
}

/** Libraries that tests make and remove need no disk: a thousand files each, which a disk is slow to delete once they are synced. */
function useMemoryForTemporaryFiles(): void {
  const memory = '/dev/shm';
  if (process.env.TMPDIR !== undefined || !existsSync(memory)) return;
  const { bavail, bsize } = statfsSync(memory);
  if (bavail * bsize > 4e9) process.env.TMPDIR = memory;
}
