/** `npm test`: unit and engine tests, long ones, then the built app as a user would use it. Ends with “N passed, N failed”. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureBrowser } from './browser.ts';
import { ensureSecretService } from './secret-service.ts';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numFailedTestSuites: z.int(),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
});

const project = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'nearnote-reports-'));

try {
  ensureSecretService();
  const tallies = [
    tests('vitest.config.ts'),
    tests('vitest.endurance.config.ts'),
    buildAndBrowser() ? scenarios() : { passed: 0, failed: 1, skipped: 0 },
  ];
  const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
} finally {
  rmSync(reports, { recursive: true, force: true });
}

function tests(config: string): Tally {
  const report = join(reports, `${config}.json`);
  run('node_modules/vitest/vitest.mjs', [
    'run',
    `--config=${config}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const read = readReport(report, vitestReport);
  if (read === null) return { passed: 0, failed: 1, skipped: 0 };
  // A file that cannot even be loaded fails without a failed test.
  const failed = Math.max(read.numFailedTests, Math.min(1, read.numFailedTestSuites));
  return { passed: read.numPassedTests, failed, skipped: read.numPendingTests };
}

function buildAndBrowser(): boolean {
  try {
    ensureBrowser();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
  const { status } = spawnSync('npm', ['run', 'build'], {
    cwd: project,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status === 0;
}

function scenarios(): Tally {
  const report = join(reports, 'playwright.json');
  run('node_modules/playwright/cli.js', ['test', '--config=e2e/playwright.config.ts', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const read = readReport(report, playwrightReport);
  if (read === null) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = read.stats;
  return { passed: expected, failed: unexpected + flaky + Math.min(1, read.errors.length), skipped };
}

/** Libraries that tests make and remove need no disk: a thousand files each, which a disk is slow to delete once they are synced. */
function temporaryFolder(): Record<string, string> {
  const memory = '/dev/shm';
  if (process.env.TMPDIR !== undefined || !existsSync(memory)) return {};
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 4e9 ? { TMPDIR: memory } : {};
}

function run(script: string, words: string[], environment: Record<string, string> = {}): void {
  spawnSync(process.execPath, [join(project, script), ...words], {
    cwd: project,
    stdio: 'inherit',
    env: { ...process.env, ...temporaryFolder(), ...environment },
  });
}

/** Null when the runner ended before it could write one: that is a failure, never an empty success. */
function readReport<S extends z.ZodType>(file: string, shape: S): z.infer<S> | null {
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    console.error(`No report was left in ${file}: ${error}`);
    return null;
  }
}
