import { join } from 'node:path';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { z } from 'zod';
import { findBrowser, isRoot, quietSwitches } from '../../scripts/browser.ts';

const panning = z.object({ gaps: z.array(z.number()), work: z.array(z.number()), graphics: z.string() });
const milliseconds = 4_000;

/**
 * Draws so many points in Chromium, moves them for some seconds, and prints the times between frames and those of the page’s own
 * work in each. What draws is the page’s, served by Vite.
 */
export async function measureFrames(count: number): Promise<void> {
  const root = join(import.meta.dirname, '../../src/renderer/features/map');
  const server = await createServer({ configFile: false, root, logLevel: 'error', server: { host: 'localhost' } });
  await server.listen(0);
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath !== null && { executablePath }),
    args: [...quietSwitches, ...(isRoot() ? ['--no-sandbox'] : [])],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const script = `${server.resolvedUrls?.local[0] ?? ''}testing/pan.ts`;
  // Any page of the server will do: the script, shown as text.
  await page.goto(script);
  const measured = await page.evaluate(
    async ([url, points, duration]) => (await import(url)).panFor(points, duration),
    [script, count, milliseconds] as const,
  );
  await browser.close();
  await server.close();
  const { gaps, work, graphics } = panning.parse(measured);
  console.log(`${count} points, 1280 × 800, moved for ${milliseconds / 1000} s; graphics: ${graphics}`);
  console.log(`  between frames             ${percentiles(gaps)}`);
  console.log(`  the page’s work in each    ${percentiles(work)}`);
}

function percentiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms, of ${sorted.length}`;
}
