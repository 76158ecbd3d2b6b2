/**
 * `npm run icons`: makes the icons of all systems of resources/icon.svg. They are kept with the source, so that a package can
 * be made without a program that draws.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { ensureBrowser, isRoot } from './browser.ts';
import { icns, ico } from './icon-files.ts';

const project = join(import.meta.dirname, '..');
const drawing = readFileSync(join(project, 'resources', 'icon.svg'), 'utf8');
/** Apple’s icons keep a margin of a tenth on each side, in which the system draws the shadow. The drawing has half of it. */
const withMargin = drawing.replace('viewBox="0 0 512 512"', 'viewBox="-28 -28 568 568"');

const browser = await chromium.launch({ executablePath: ensureBrowser(), chromiumSandbox: !isRoot() });
const page = await browser.newPage();
const icons = join(project, 'scripts', 'packaging');
mkdirSync(join(icons, 'icons'), { recursive: true });

for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
  writeFileSync(join(icons, 'icons', `${size}x${size}.png`), await drawn(drawing, size));
}
writeFileSync(join(icons, 'icon.ico'), ico(await allDrawn(drawing, [16, 24, 32, 48, 64, 128, 256])));
writeFileSync(join(icons, 'icon.icns'), icns(await allDrawn(withMargin, [16, 32, 64, 128, 256, 512, 1024])));
writeFileSync(join(project, 'resources', 'icon.png'), await drawn(drawing, 512));
await browser.close();

async function allDrawn(svg: string, sizes: number[]): Promise<Map<number, Buffer>> {
  const images = new Map<number, Buffer>();
  for (const size of sizes) images.set(size, await drawn(svg, size));
  return images;
}

/** @returns a PNG of `size` × `size` pixels, transparent around the drawing. */
async function drawn(svg: string, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}
