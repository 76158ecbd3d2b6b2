import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, it } from 'vitest';
import { loadPartsFor } from '../../ui/markdown/lazy-parts.ts';
import { Markdown } from '../../ui/markdown/markdown.tsx';
import { markHighlight } from './mark-highlight.ts';
import { sectionsOf } from './sections.ts';

/** A piece of Markdown: what is written, and what of it a reader sees. */
type Piece = readonly (string | Shown)[];
interface Shown {
  shown: string;
  /** What is seen for it, where that is not what is written. */
  as?: string;
  /** Which of the written characters stands for it then. */
  by?: number;
  /** Whether it is marked as a whole, wherever the passage touches it; `around` counts the characters before and after it. */
  around?: number;
}

const word = fc.stringMatching(/^[b-eg-oq-z]{2,7}$/);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((each) => each.join(' '));
const seen = (text: string): Shown => ({ shown: text });

/** Everything that may stand in a line; none of its marks is in a word. */
const inline: fc.Arbitrary<Piece> = fc.oneof(
  words.map((text) => [seen(text)]),
  words.map((text) => ['**', seen(text), '**']),
  words.map((text) => ['*', seen(text), '*']),
  words.map((text) => ['~~', seen(text), '~~']),
  words.map((text) => ['`', seen(text), '`']),
  words.map((text) => ['==', seen(text), '==']),
  words.map((text) => ['==', seen(text), ' **', seen(text), '**==']),
  words.map((text) => ['[', seen(text), '](https://example.org/a#b)']),
  words.map((text) => ['[[', seen(text), ']]']),
  fc.tuple(words, words).map(([target, label]) => ['[[', target, '|', seen(label), ']]']),
  words.map((text) => ['%%', text, '%%']),
  word.map((text) => [seen(`#${text}`)]),
  word.map((text) => ['$', { shown: `${text}_a\\,b`, around: 1 }, '$']),
  word.map((text) => ['$$', { shown: `${text}^2`, around: 2 }, '$$']),
  fc.constant([{ shown: '\\*', as: '*', by: 1 }]),
  fc.constant([{ shown: '&amp;', as: '&', by: 0 }]),
  fc.constant([seen('$5 and $6')]),
  words.map((text) => ['<kbd>', seen(text), '</kbd>']),
);

const line: fc.Arbitrary<Piece> = fc
  .array(inline, { minLength: 1, maxLength: 5 })
  .map((pieces) => pieces.flatMap((piece) => [...piece, ' ']))
  // Nothing at a line’s beginning may make it another block.
  .map((pieces) => [seen('Aa'), ' ', ...pieces, seen('Zz')]);

const indented = (lines: Piece[], first: string, next = first): Piece =>
  lines.flatMap((each, index) => [index === 0 ? first : next, ...each, '\n']);

const lines = fc.array(line, { minLength: 1, maxLength: 3 });
const fold = fc.constantFrom('', '+', '-');

const block: fc.Arbitrary<Piece> = fc.oneof(
  lines.map((each) => indented(each, '')),
  line.map((each) => ['## ', ...each, '\n']),
  lines.map((each) => each.flatMap((item) => ['- ', ...item, '\n'])),
  lines.map((each) => each.flatMap((item) => ['- [ ] ', ...item, '\n'])),
  lines.map((each) => indented(each, '> ')),
  fc
    .tuple(fold, line, lines)
    .map(([folding, title, each]) => [`> [!tip]${folding} `, ...title, '\n', ...indented(each, '> ')]),
  fc
    .tuple(lines, lines)
    .map(([outer, inner]) => [
      '> [!note]\n',
      ...indented(outer, '> '),
      '>\n> > [!own]- ',
      ...indented(inner, '> > ').slice(1),
    ]),
  words.map((text) => ['```js\n', seen(`const ${text.replaceAll(' ', '_')} = "x";`), '\n', seen('// y'), '\n```\n']),
  fc
    .tuple(line, line)
    .map(([head, cell]) => ['| ', ...head, ' | ', seen('b'), ' |\n|---|---|\n| ', ...cell, ' | ', seen('c'), ' |\n']),
  words.map((text) => ['%%\n', text, '\n\n', text, '\n%%\n']),
  word.map((text) => ['$$\n', { shown: `${text}\\,z`, around: 3 }, '\n$$\n']),
  line.map((each) => [...each, ' ^abc-1\n']),
);

const note = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => blocks.flatMap((each) => [...each, '\n']));

beforeAll(() => loadPartsFor('```js\n```'));

it('what is marked is what a reader sees of the passage, whatever Markdown it is written in', () => {
  fc.assert(
    fc.property(note, fc.nat(), fc.nat(), fc.boolean(), (pieces, a, b, hasProperties) => {
      const { source, characters } = written([...(hasProperties ? ['---\ntags: [a]\n---\n'] : []), ...pieces]);
      const [start = 0, end = 0] = [a % source.length, b % source.length].sort((x, y) => x - y);
      const expected = characters.filter(({ from, to }) => from < end && to > start).map(({ character }) => character);
      expect({ source, marked: markedIn(source, start, end) }).toEqual({ source, marked: expected.join('') });
    }),
    { numRuns: 300 },
  );
});

it('a note’s sections are the note, and none begins inside a construct', () => {
  fc.assert(
    fc.property(fc.array(note, { minLength: 1, maxLength: 30 }), (notes) => {
      const { source } = written(notes.flat());
      const sections = sectionsOf(source);
      expect(sections.map(({ text }) => text).join('')).toBe(source);
      for (const { text } of sections) expect((text.match(/%%/g) ?? []).length % 2).toBe(0);
    }),
    { numRuns: 50 },
  );
});

interface Character {
  character: string;
  /** The part of the source that makes it be marked. */
  from: number;
  to: number;
}

/** The source, and every character that a reader sees, white space left out. */
function written(pieces: Piece): { source: string; characters: Character[] } {
  const characters: Character[] = [];
  let source = '';
  for (const piece of pieces) {
    const at = source.length;
    source += typeof piece === 'string' ? piece : piece.shown;
    if (typeof piece === 'string') continue;
    const { shown, as, by = 0, around } = piece;
    if (as !== undefined) characters.push({ character: as, from: at + by, to: at + by + 1 });
    else if (around !== undefined)
      characters.push({ character: bare(shown), from: at - around, to: source.length + around });
    else
      characters.push(...[...shown].map((character, index) => ({ character, from: at + index, to: at + index + 1 })));
  }
  return { source, characters: characters.filter(({ character }) => bare(character) !== '') };
}

function markedIn(source: string, start: number, end: number): string {
  const highlight = { passage: { start, end }, sentence: null, words: [] };
  const html = renderToStaticMarkup(
    createElement(Markdown, { text: source, rehypePlugins: [[markHighlight, highlight, source]] }),
  );
  const marked = [...html.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, inside = '']) =>
    inside.replaceAll(/<[^>]*>/g, ''),
  );
  return bare(marked.join(''))
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', '’')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}

function bare(text: string): string {
  return text.replaceAll(/\s/g, '');
}
