/**
 * `node bench/ocr.ts`: twenty pages as a scanner would see them (fonts, sizes, noise, tilt, two columns; English, German,
 * Chinese), read as the app reads scanned pages. Prints the character error rate and the time of each.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { greyOf, pgmOf } from '../src/inference/recognition/grey-image.ts';
import { paragraphsOf } from '../src/inference/recognition/paragraphs.ts';
import { Recogniser } from '../src/inference/recognition/tesseract.ts';
import { type ScanLanguage, scanLanguage } from '../src/shared/scans.ts';
import { type MadePage, makePages } from './ocr/pages.ts';

/** Changes of one character that make one text of the other, as a share of the first. Where lines break does not count. */
function errorRate(expected: string, read: string, language: ScanLanguage): number {
  const space = language === 'chi_sim' ? '' : ' ';
  const [right, got] = [expected, read].map((text) => [...text.replace(/\s+/g, space).trim()]);
  if (right === undefined || got === undefined) return 1;
  let row = Array.from({ length: got.length + 1 }, (_, at) => at);
  for (const [place, character] of right.entries()) {
    const next = [place + 1];
    for (const [at, other] of got.entries()) {
      const changed = (row[at] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return (row.at(-1) ?? 0) / right.length;
}

async function languageData(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nearnote-ocr-'));
  for (const language of scanLanguage.options) {
    const file = `../node_modules/@tesseract.js-data/${language}/4.0.0_best_int/${language}.traineddata.gz`;
    const packed = readFileSync(join(import.meta.dirname, file));
    await writeFile(join(folder, `${language}.traineddata`), gunzipSync(packed));
  }
  return folder;
}

async function read(pages: readonly MadePage[], data: string): Promise<void> {
  const sums = new Map<ScanLanguage, { rate: number; seconds: number; pages: number }>();
  let recogniser: Recogniser | null = null;
  let language: ScanLanguage | null = null;
  for (const page of pages) {
    if (recogniser === null || language !== page.language) recogniser = await Recogniser.load(data, [page.language]);
    language = page.language;
    const began = performance.now();
    const image = greyOf(page.image);
    const text = image === null ? '' : paragraphsOf(recogniser.read(pgmOf(image), 1)).join('\n\n');
    const seconds = (performance.now() - began) / 1000;
    const rate = errorRate(page.text, text, page.language);
    const sum = sums.get(page.language) ?? { rate: 0, seconds: 0, pages: 0 };
    sums.set(page.language, { rate: sum.rate + rate, seconds: sum.seconds + seconds, pages: sum.pages + 1 });
    console.log(
      `${page.name.padEnd(74)} ${(100 * rate).toFixed(2).padStart(6)} %  ${seconds.toFixed(1).padStart(5)} s`,
    );
  }
  for (const [of, { rate, seconds, pages: count }] of sums) {
    console.log(
      `${of}: ${((100 * rate) / count).toFixed(2)} % of characters wrong, ${(seconds / count).toFixed(1)} s a page`,
    );
  }
}

const data = await languageData();
try {
  await read(await makePages(), data);
} finally {
  await rm(data, { recursive: true });
}
