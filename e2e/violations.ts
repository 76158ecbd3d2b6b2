import axe from 'axe-core';
import type { Page } from 'playwright/test';
import { z } from 'zod';
import { type Look, looks, show, themes } from './screens.ts';

const usual = looks[0].size;

/** Each theme and each size, everything at twice its size, and the few colours that a system may force. */
const everyLook: readonly Look[] = [
  ...themes,
  { size: { width: 800, height: 600 }, theme: 'dark' },
  { size: { width: 1920, height: 1040 }, theme: 'light' },
  { size: usual, theme: 'light', zoom: 200 },
  { size: usual, theme: 'dark', hasForcedColours: true },
];

const report = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ target: z.array(z.unknown()) })) })),
});

/** What axe finds wrong with what is shown, in each of these looks, and where. */
export async function violations(page: Page, shown: readonly Look[] = everyLook): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(axe.source);
  for (const look of shown) {
    await show(page, look);
    const { violations } = report.parse(await page.evaluate("axe.run({ resultTypes: ['violations'] })"));
    for (const { id, nodes } of violations)
      found.push(`${nameOf(look)}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }
  await show(page, looks[0]);
  return found;
}

function nameOf({ size, theme, zoom = 100, hasForcedColours = false }: Look): string {
  return `${size.width} pixels, ${theme}, ${zoom} %${hasForcedColours ? ', forced colours' : ''}`;
}
