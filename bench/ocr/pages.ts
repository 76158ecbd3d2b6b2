import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright';
import { z } from 'zod';
import type { ScanLanguage } from '../../src/shared/scans.ts';
import { textOfCatalogs } from './texts.ts';

export interface MadePage {
  name: string;
  language: ScanLanguage;
  /** What stands on it, in the order of reading. */
  text: string;
  /** Four bytes a pixel. */
  image: { width: number; height: number; data: Uint8Array };
}

/** On Linux; elsewhere Playwright’s own is used. */
const systemChromium = '/usr/bin/chromium';

interface Look {
  font: string;
  /** Points. */
  size: number;
  /** Degrees. */
  tilt?: number;
  /** Share of grains that are darkened or bleached. */
  noise?: number;
  columns?: 1 | 2;
  /** Dots per inch. */
  dpi?: number;
}

const latin: Look[] = [
  { font: 'Liberation Serif', size: 11 },
  { font: 'Liberation Sans', size: 10 },
  { font: 'DejaVu Serif', size: 9 },
  { font: 'Liberation Mono', size: 10, tilt: 0.7 },
  { font: 'Liberation Serif', size: 12, noise: 0.25, tilt: -1.5 },
  { font: 'Liberation Sans', size: 10, columns: 2 },
  { font: 'Liberation Serif', size: 9, columns: 2, noise: 0.15, tilt: 0.5, dpi: 200 },
];
const chinese: Look[] = [
  { font: 'WenQuanYi Micro Hei', size: 11 },
  { font: 'WenQuanYi Micro Hei', size: 9 },
  { font: 'WenQuanYi Micro Hei', size: 12, tilt: 1.2 },
  { font: 'WenQuanYi Micro Hei', size: 11, noise: 0.25 },
  { font: 'WenQuanYi Micro Hei', size: 10, columns: 2 },
  { font: 'WenQuanYi Micro Hei', size: 10, columns: 2, noise: 0.15, tilt: 0.5, dpi: 200 },
];

const raster = z.object({ width: z.int(), height: z.int(), data: z.string() });

/** Has the browser decode a picture. */
async function pixelsOf(page: Page, png: Buffer): Promise<MadePage['image']> {
  const read = await page.evaluate(`(async () => {
    const picture = await fetch('data:image/png;base64,${png.toString('base64')}');
    const bitmap = await createImageBitmap(await picture.blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const pixels = context.getImageData(0, 0, bitmap.width, bitmap.height).data;
    let text = '';
    for (let at = 0; at < pixels.length; at += 32768) text += String.fromCharCode(...pixels.subarray(at, at + 32768));
    return { width: bitmap.width, height: bitmap.height, data: btoa(text) };
  })()`);
  const { width, height, data } = raster.parse(read);
  return { width, height, data: new Uint8Array(Buffer.from(data, 'base64')) };
}

/** Twenty pages of A4 as a scanner would see them, drawn by Chromium. */
export async function makePages(): Promise<MadePage[]> {
  const browser = await chromium.launch(existsSync(systemChromium) ? { executablePath: systemChromium } : {});
  try {
    const pages: MadePage[] = [];
    const wanted = [
      ...latin.map((look) => ({ language: 'eng' as const, look })),
      ...latin.map((look) => ({ language: 'deu' as const, look })),
      ...chinese.map((look) => ({ language: 'chi_sim' as const, look })),
    ];
    for (const [index, { language, look }] of wanted.entries()) {
      const dpi = look.dpi ?? 300;
      const paragraphs = textOfCatalogs(language, index, language === 'chi_sim' ? 700 : 1700);
      const page = await browser.newPage({
        viewport: { width: 794, height: 1123 },
        deviceScaleFactor: dpi / 96,
      });
      await page.setContent(html(paragraphs, look));
      pages.push({
        name: [
          language,
          look.font,
          `${look.size} pt`,
          look.columns === 2 ? 'two columns' : '',
          look.tilt === undefined ? '' : `tilt ${look.tilt}°`,
          look.noise === undefined ? '' : 'noise',
          `${dpi} dpi`,
        ]
          .filter((part) => part !== '')
          .join(', '),
        language,
        text: paragraphs.join('\n'),
        image: await pixelsOf(page, await page.screenshot()),
      });
      await page.close();
    }
    return pages;
  } finally {
    await browser.close();
  }
}

function html(paragraphs: string[], { font, size, tilt = 0, noise = 0, columns = 1 }: Look): string {
  return `<style>
  body { margin: 0; background: #fbfaf6; overflow: hidden; }
  main { position: absolute; inset: 2.2cm 2cm; font: ${size}pt/1.35 '${font}'; color: #1c1b1a; columns: ${columns}; column-gap: 1cm;
    transform: rotate(${tilt}deg); ${noise > 0 ? 'filter: blur(0.4px);' : ''} }
  p { margin: 0 0 0.7em; }
  svg { position: absolute; inset: 0; opacity: ${noise * 2}; }
  </style><main>${paragraphs.map((text) => `<p>${text.replaceAll('<', '&lt;')}</p>`).join('')}</main>
  ${noise > 0 ? '<svg width="794" height="1123"><filter id="n"><feTurbulence type="fractalNoise" baseFrequency="0.9" numOctaves="2" seed="7"/><feColorMatrix type="saturate" values="0"/></filter><rect width="100%" height="100%" filter="url(#n)"/></svg>' : ''}`;
}
