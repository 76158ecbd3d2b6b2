import { expect, it } from 'vitest';
import type { NoteFormat } from '../../shared/domain.ts';
import { inEnglish } from '../../shared/user-text.ts';
import { parseNote } from './parse.ts';

async function read(text: string, format: NoteFormat = 'markdown') {
  const note = await parseNote(format, Buffer.from(text));
  if ('reason' in note) throw new Error(inEnglish(note.reason));
  const { outline, words } = note;
  const warning = note.warning === null ? null : inEnglish(note.warning);
  return { passages: outline.blocks.map(({ start, end }) => note.text.slice(start, end)), words, warning };
}

/** Letters and digits as they follow each other in base64. */
const encoded = (length: number) => {
  let seed = 7;
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return Array.from({ length }, () => {
    seed = (seed * 48_271) % 0x7fff_ffff;
    return alphabet.charAt(seed % 64);
  }).join('');
};
const wrapped = encoded(4_000).replace(/.{76}/g, '$&\n');

it.each([
  ['a picture in wrapped lines', `See quinoa.\n\n![x](data:image/png;base64,${wrapped})\n`],
  ['a compressed drawing', `See quinoa.\n\n\`\`\`compressed-json\n${encoded(1_500)}\n\n${encoded(1_500)}\n\`\`\`\n`],
  ['an attachment in a quotation', `See quinoa.\n\n> ${wrapped.replaceAll('\n', '\n> ')}\n`],
  ['a key', `See quinoa.\n\n-----BEGIN KEY-----\n${wrapped}\n-----END KEY-----\n`],
])('what is encoded makes no passage, and this is told: %s', async (_, text) => {
  const { passages, warning } = await read(text);
  expect(passages.join('\n').length).toBeLessThan(100);
  expect(passages[0]).toBe('See quinoa.');
  expect(warning).toContain('data rather than text');
});

it('the words beside encoded data on its line are kept', async () => {
  const { passages, words } = await read(
    `See quinoa <img src="data:image/png;base64,${encoded(4_000)}"> and millet.\n`,
  );
  expect(passages).toEqual([]);
  expect(words).toContain('quinoa');
  expect(words).toContain('millet');
});

it('the data of a drawing that is in a comment makes none either, and is told', async () => {
  const { passages, warning } = await read(
    `Olives\n\n%%\n## Drawing\n\`\`\`compressed-json\n${encoded(5_000)}\n\`\`\`\n%%\n`,
  );
  expect(passages).toEqual(['Olives']);
  expect(warning).toContain('5 kB');
});

it('of minified code and of a drawing as JSON only words are kept', async () => {
  const code = 'function aB(c){return c.map(function(e){return e.getOrchard()+d["pear"]})};'.repeat(40);
  expect(await read(`\`\`\`js\n${code}\n\`\`\``)).toMatchObject({
    passages: [],
    words: expect.stringContaining('getOrchard'),
  });
  const shapes = Array.from({ length: 50 }, (_, x) => ({ x, y: x / 3, width: 10, text: x === 3 ? 'Harvest' : '' }));
  const drawing = JSON.stringify({ type: 'excalidraw', elements: shapes }, null, 2);
  expect(await read(`\`\`\`json\n${drawing}\n\`\`\``)).toMatchObject({
    passages: [],
    words: expect.stringContaining('Harvest'),
  });
});

it('a long table of numbers keeps its head, its first rows, and the rows with words', async () => {
  const rows = Array.from({ length: 300 }, (_, at) =>
    at === 200 ? '| broken sensor | 0 |' : `| ${at}.125 | ${at * 3} |`,
  );
  const { passages, warning } = await read(`# Sensor\n\n| time | value |\n|---|---|\n${rows.join('\n')}\n`);
  expect(passages.slice(0, 2)).toEqual(['# Sensor', '| time | value |']);
  expect(passages).toContain('| broken sensor | 0 |');
  expect(passages.length).toBeLessThan(30);
  expect(warning).toContain('numbers');
});

it.each([
  [
    'a table of names and numbers',
    Array.from({ length: 200 }, (_, at) => `| Marstrand ${at} | ${at * 3} |`).join('\n'),
  ],
  ['a diary of figures', Array.from({ length: 40 }, (_, at) => `| ${at}.125 | ${at * 3} |`).join('\n')],
  [
    'addresses',
    Array.from({ length: 30 }, (_, at) => `https://example.org/some/long/path/to/page-${at}?a=b&c=d`).join('\n'),
  ],
  ['hashes', Array.from({ length: 30 }, (_, at) => `${'0123456789abcdef'.repeat(4)}  file${at}`).join('\n')],
  ['long names', 'thisIsALongNameOfAFunctionThatNobodyWouldTypeButSomebodyDidAnyway '.repeat(30)],
  ['Chinese', '我们昨天去了图书馆看书然后回家吃饭'.repeat(60)],
  [
    'settings',
    `\`\`\`json\n${JSON.stringify(Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`pkg${at}`, `^1.${at}`])), null, 1)}\n\`\`\``,
  ],
])('what people write or look for is kept: %s', async (_, text) => {
  const { passages, warning } = await read(text);
  expect(passages.join('\n').length).toBeGreaterThan(0.9 * text.replace(/```\w*/g, '').length);
  expect(warning).toBeNull();
});
