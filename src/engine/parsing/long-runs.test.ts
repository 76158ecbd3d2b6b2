import { expect, it } from 'vitest';
import { inEnglish } from '../../shared/user-text.ts';
import { prepareNote } from './prepare-note.ts';

/**
 * A pattern that remembers more than one place for each character overflows its stack of 64 MB. With 9.5 million characters, near the most
 * that a text file may have, all of these files were refused in two of eight runs of all tests in one process, and never by themselves: some
 * pattern then remembers one place of eight bytes, and which one was not found.
 */
const many = 7_000_000;
/** V8 matches texts with letters beyond Latin-1 in another way, which remembers more. */
const beyondLatin = '\n\n漢字';

async function outcomeOf(path: string, text: string): Promise<string> {
  const bytes = Buffer.from(text);
  const file = { path, size: bytes.length, storedHash: null, linked: false, mostMegabytes: 10 };
  const content = { bytes, contentHash: 'new', modifiedAt: 0 };
  const outcome = await prepareNote(file, content, (piece) => piece.length / 4);
  return outcome.kind === 'unreadable' ? inEnglish(outcome.reason) : outcome.kind;
}

it.each([
  ['a.md', '# Holiday\n\n![a](data:image/png;base64,'],
  ['a.md', '# Holiday\n\n'],
  ['a.txt', 'Holiday\n'],
  ['a.rst', 'Holiday\n=======\n\n'],
  ['a.adoc', '= Holiday\n\n'],
  ['a.eml', 'From: a@b.c\nSubject: Holiday\n\n'],
])('millions of the same character do not keep the rest of a file from being read: %s, %s', async (path, before) => {
  for (const character of ['A', '=', '('])
    expect(await outcomeOf(path, before + character.repeat(many) + beyondLatin)).toBe('prepared');
});

it.each([
  ['the tags of a line', 'a.md', 'x\n\ntags:: ', 'a', many],
  ['the value of a line', 'a.md', 'x\n\nkey:: ', 'a', many],
  ['a value within a line', 'a.md', 'x\n\n(key:: ', 'a', many],
  ['a tag', 'a.md', 'x #', 'a', many],
  ['the label of a link', 'a.md', 'x #y ](z [', 'a', many],
  ['a rule of a table', 'a.rst', 'x\n\n=', ' =', many],
  ['the attributes of a block', 'a.adoc', '[a', 'a', many],
  ['a first row', 'a.csv', '', ' 1', 1_000_000],
  ['spaces in a heading', 'a.md', '# x', ' ', 1_000_000],
  ['spaces in a headline', 'a.org', '* x', '\t', 1_000_000],
  ['spaces in a text as it stands', 'a.html', '<pre>x', ' ', 1_000_000],
  ['spaces in a title', 'a.adoc', '= x', ' ', 1_000_000],
  ['digits in a line of code', 'a.md', `\`\`\`\n${'1,2\n'.repeat(100)}`, '1', 1_000_000],
])('a pattern neither overflows nor takes for ever: %s', async (_name, path, before, run, length) => {
  const text = `${before}${run.repeat(length / run.length)}x${beyondLatin}`;
  expect(await outcomeOf(path, text)).toBe('prepared');
});

it('blank lines in a cell of a notebook are left out, however many there are', async () => {
  const cell = { cell_type: 'markdown', source: [`${'\n'.repeat(many)}Holiday`] };
  expect(await outcomeOf('a.ipynb', JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4 }))).toBe('prepared');
});

it('an AsciiDoc file has as many blocks as it has', async () => {
  expect(await outcomeOf('a.adoc', 'a\n\n'.repeat(200_000))).toBe('prepared');
});
