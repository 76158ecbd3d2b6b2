import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ScanLanguage } from '../../src/shared/scans.ts';

const locales = join(import.meta.dirname, '../../src/locales');
const catalog = z.record(z.string(), z.string());

/** Sentences of the app’s own texts, from another place for each `page`, with about so many characters together. */
export function textOfCatalogs(language: ScanLanguage, page: number, characters: number): string[] {
  const folder = join(locales, language === 'chi_sim' ? 'zh' : 'de');
  const sentences: string[] = [];
  for (const file of readdirSync(folder).sort()) {
    const texts = Object.entries(catalog.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
    for (const [english, translated] of texts) {
      const text = language === 'eng' ? english : translated;
      if (english.length > 60 && !/[{}<>#]/.test(text)) sentences.push(text);
    }
  }
  const paragraphs: string[] = [];
  let length = 0;
  for (let at = (page * 13) % sentences.length; length < characters; at = (at + 1) % sentences.length) {
    const text = sentences[at] ?? '';
    paragraphs.push(text);
    length += text.length;
  }
  return paragraphs;
}
