import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';
import { z } from 'zod';
import { otherMessages, pageMessages } from './messages.ts';

const pageTexts = 'virtual:messages/';
const mainTexts = 'virtual:texts/';
const catalog = z.record(z.string(), z.string());

/**
 * The translations of one language by their English texts. They stand in a file for each feature, so that texts that are
 * seen together are translated together.
 * @throws Error where a text stands in two files.
 */
export function readCatalog(project: string, locale: 'de' | 'zh'): Map<string, string> {
  const folder = join(project, 'src/locales', locale);
  const translations = new Map<string, string>();
  for (const file of globSync('*.json', { cwd: folder }).sort()) {
    for (const [text, translation] of Object.entries(
      catalog.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
    )) {
      if (translations.has(text)) throw new Error(`${locale}/${file}: “${text}” stands in another file too`);
      translations.set(text, translation);
    }
  }
  return translations;
}

/**
 * Gives the page its texts, compiled, as the modules `virtual:messages/<language>`, and main the translations of those that
 * are made outside the page, as `virtual:texts/<language>`. What has no translation stays English.
 */
export function messagesPlugin(project: string): Plugin {
  return {
    name: 'nearnote-messages',
    resolveId: (id) => (id.startsWith(pageTexts) || id.startsWith(mainTexts) ? `\0${id}` : undefined),
    load: (id) => {
      if (id.startsWith(`\0${pageTexts}`)) return moduleOf(compiledTexts(project, id.slice(pageTexts.length + 1)));
      if (id.startsWith(`\0${mainTexts}`)) return moduleOf(plainTexts(project, id.slice(mainTexts.length + 1)));
      return undefined;
    },
  };
}

function moduleOf(texts: object): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(texts))})`;
}

function plainTexts(project: string, locale: string): object {
  const translations = translationsOf(project, locale);
  return Object.fromEntries(otherMessages(project).map(({ text }) => [text, translations?.get(text) ?? text]));
}

function translationsOf(project: string, locale: string): Map<string, string> | null {
  return locale === 'de' || locale === 'zh' ? readCatalog(project, locale) : null;
}

function compiledTexts(project: string, locale: string): object {
  const translations = translationsOf(project, locale);
  // English is at hand for texts from outside the page: their wording comes with them.
  const messages = locale === 'en' ? pageMessages(project) : allMessages(project);
  const compiled = messages.map(({ text }) => ({
    text,
    parts: compileMessageOrThrow(translations?.get(text) ?? text),
  }));
  // A plain text that is not in a catalog stands for itself: the window need not start with a copy of each English one.
  const needed = compiled.filter(({ text, parts }) => parts.length !== 1 || parts[0] !== text);
  return Object.fromEntries(needed.map(({ text, parts }) => [text, parts]));
}

/** A page’s texts in the pseudo-language, which no user has: see `stretched`. */
export function pseudoModule(project: string): string {
  return moduleOf(
    Object.fromEntries(allMessages(project).map(({ text }) => [text, compileMessageOrThrow(text, stretched)])),
  );
}

function allMessages(project: string): ReturnType<typeof pageMessages> {
  return [...pageMessages(project), ...otherMessages(project)];
}

const accents: Record<string, string> = {
  a: 'á',
  e: 'ë',
  i: 'ï',
  o: 'ö',
  u: 'ü',
  A: 'Å',
  E: 'É',
  I: 'Ï',
  O: 'Ö',
  U: 'Ü',
  n: 'ñ',
  c: 'ç',
};

/** Accented, and longer by two fifths, as other languages are: what is cut off, overlaps or is not translated can be seen. */
export function stretched(text: string): string {
  const accented = text.replace(/[a-zA-Z]/g, (letter) => accents[letter] ?? letter);
  return accented.replace(/\p{L}{2,}/gu, (word) => word + '~'.repeat(Math.max(1, Math.round(word.length * 0.4))));
}
