/** Part of `npm run check`: every text for the user has its translations, with the same values and elements in them, and no others. */
import { join } from 'node:path';
import { namesIn, otherMessages, pageMessages } from './messages.ts';
import { readCatalog } from './messages-plugin.ts';

const project = join(import.meta.dirname, '..');
const messages = [...pageMessages(project), ...otherMessages(project)];

for (const locale of ['de', 'zh'] as const) {
  const translations = readCatalog(project, locale);
  for (const { text, file } of messages) {
    const translation = translations.get(text);
    if (translation === undefined) complain(`${file}: no translation into “${locale}”: ${text}`);
    else if (partsOf(translation) !== partsOf(text)) complain(`${locale}: other values or elements than in “${text}”`);
  }
  const used = new Set(messages.map(({ text }) => text));
  for (const text of translations.keys()) if (!used.has(text)) complain(`${locale}: no longer used: ${text}`);
}

/** The names of a text’s values and the numbers of its elements, each once. */
function partsOf(text: string): string {
  const names = namesIn(text);
  for (const [tag] of text.matchAll(/<\/?\d+\/?>/g)) names.add(tag);
  return [...names].sort().join(' ');
}

function complain(what: string): void {
  process.exitCode = 1;
  console.error(what);
}
