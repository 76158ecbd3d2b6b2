import type { TestInfo } from 'playwright/test';
import type { RunningApp } from './running-app.ts';

/** Traces cost time, and nobody is there to look on: they are kept where `CI` is set. */
const isKept = process.env.CI !== undefined;

/** Begins to record what happens in an app’s page. */
export async function beginEvidence({ page }: RunningApp): Promise<void> {
  if (isKept) await page.context().tracing.start({ screenshots: true, snapshots: true });
}

/** Keeps a trace and a picture of an app whose scenario has failed, beside the scenario’s results. */
export async function keepEvidence(apps: readonly RunningApp[], info: TestInfo): Promise<void> {
  if (!isKept || info.status === info.expectedStatus) return;
  for (const [index, { page }] of apps.entries()) {
    await page.screenshot({ path: info.outputPath(`window-${index + 1}.png`) });
    await page.context().tracing.stop({ path: info.outputPath(`trace-${index + 1}.zip`) });
  }
}
