import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVitest } from 'vitest/node';
import { z } from 'zod';
import { findPackagedApp } from './packaged-app.ts';
import { run } from './run.ts';

export interface Tally {
  passed: number;
  failed: number;
  /** The skipped tests, each with the reason. */
  skipped: string[];
  /** What tests say of their own run, as how often something was tried. */
  remarks: string[];
}

const project = join(import.meta.dirname, '..');

/** Runs the tests of one of vitest’s configurations, or of one project of the usual one. */
export async function runVitest(filters: string[], chosen: { config: string } | { project: string }): Promise<Tally> {
  const vitest = await startVitest(filters, { ...chosen, root: project, watch: false });
  const tally: Tally = { passed: 0, failed: 0, skipped: [], remarks: [] };
  for (const module of vitest.state.getTestModules()) {
    // A file that cannot even be loaded fails without a failed test.
    tally.failed += Math.min(1, module.errors().length);
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (result.state === 'passed') tally.passed++;
      else if (result.state === 'skipped') tally.skipped.push(withReason(test.name, result.note));
      else tally.failed++;
      tally.remarks.push(...test.annotations().map(({ message }) => message));
    }
  }
  tally.failed += vitest.state.getUnhandledErrors().length;
  if (tally.passed + tally.failed + tally.skipped.length === 0) throw new Error('There is no such test.');
  await vitest.close();
  return tally;
}

function withReason(title: string, reason: string | undefined): string {
  return `${title} (${reason ?? 'no reason given'})`;
}

const scenario = z.object({
  title: z.string(),
  tests: z.array(
    z.object({
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
    }),
  ),
});
const suite = z.object({
  specs: z.array(scenario),
  get suites() {
    return z.array(suite).optional();
  },
});
const playwrightReport = z.object({ suites: z.array(suite), errors: z.array(z.unknown()) });

/** Builds the app and runs the scenarios against it. @throws Error when the build fails, or no report is left. */
export function runScenarios(filters: string[]): Tally {
  run('npm', ['run', 'build']);
  return playScenarios(filters, {});
}

/** The same for the app as it is installed. @throws Error when it cannot be packaged, or no report is left. */
export function runPackagedScenarios(filters: string[]): Tally {
  run('npm', ['run', 'package', '--', '--for-tests']);
  return playScenarios(filters, { NEARNOTE_PACKAGED: findPackagedApp() });
}

function playScenarios(filters: string[], environment: NodeJS.ProcessEnv): Tally {
  const folder = mkdtempSync(join(tmpdir(), 'nearnote-report-'));
  const report = join(folder, 'playwright.json');
  try {
    spawnSync(
      process.execPath,
      [
        'node_modules/playwright/cli.js',
        'test',
        '--config=e2e/playwright.config.ts',
        '--reporter=list,json',
        ...filters,
      ],
      { cwd: project, stdio: 'inherit', env: { ...process.env, ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
    );
    return tallyOf(playwrightReport.parse(JSON.parse(readFileSync(report, 'utf8'))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function tallyOf({ suites, errors }: z.infer<typeof playwrightReport>): Tally {
  const tally: Tally = { passed: 0, failed: Math.min(1, errors.length), skipped: [], remarks: [] };
  for (const { title, tests } of suites.flatMap(scenariosOf)) {
    for (const { status, annotations } of tests) {
      if (status === 'expected') tally.passed++;
      else if (status === 'skipped') tally.skipped.push(withReason(title, annotations[0]?.description));
      else tally.failed++;
    }
  }
  return tally;
}

function scenariosOf({ specs, suites = [] }: z.infer<typeof suite>): z.infer<typeof scenario>[] {
  return [...specs, ...suites.flatMap(scenariosOf)];
}
