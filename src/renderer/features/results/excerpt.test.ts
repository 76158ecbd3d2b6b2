import { describe, expect, it } from 'vitest';
import type { TextRange } from '../../../shared/domain.ts';
import { passageOf } from '../search/testing.ts';
import { type Excerpt, excerpt } from './excerpt.ts';
import type { Piece } from './pieces.ts';

const filler = 'Filler words stand here, one after another. ';

describe('excerpt', () => {
  it('marks words of the query and the sentence that answers', () => {
    const shown = excerptOf('One thing. Renew the certificate soon. Another.', {
      words: ['certificate', 'Another'],
      sentence: 'Renew the certificate soon. ',
    });
    expect(shown).toMatchObject({
      isCut: false,
      before: [{ text: 'One thing. ', isMatch: false }],
      sentence: [{ text: 'Renew the ' }, { text: 'certificate', isMatch: true }, { text: ' soon.' }],
      after: [{ text: ' ' }, { text: 'Another', isMatch: true }, { text: '.' }],
    });
  });

  it('keeps the marks in place through Markdown, Windows line ends and characters outside the basic plane', () => {
    const passage =
      'First 😀 **one**.\r\n\r\n- [x] Run `openssl` on the [new 😀 key](https://x.org/openssl).\r\n- Done.';
    const shown = excerptOf(passage, {
      words: ['openssl', 'key'],
      sentence: 'Run `openssl` on the [new 😀 key](https://x.org/openssl).',
    });
    expect(textOf(shown.sentence)).toBe('Run openssl on the new 😀 key.');
    expect(shown.sentence.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual(['openssl', 'key']);
    expect(textOf(shown.before)).toBe('First 😀 one. · ');
    expect(textOf(shown.after)).toBe(' · Done.');
  });

  it('drops the mark of a word that is not shown', () => {
    const shown = excerptOf('See [the page](https://needle.org).', { words: ['needle'] });
    expect(allOf(shown)).toBe('See the page.');
    expect(shown.after).toHaveLength(1);
  });

  it('leaves out headings that are already shown above the passage', () => {
    const passage = '# Blocks\r\n\r\n## Usage\r\n\r\nYield to them.';
    const shown = excerptOf(passage, { headings: ['Blocks', 'Usage'], words: ['Yield'], sentence: 'Yield to them.' });
    expect(shown).toMatchObject({ before: [], sentence: [{ text: 'Yield', isMatch: true }, { text: ' to them.' }] });
  });

  it('keeps a passage of headings only, and headings that are not shown above', () => {
    expect(allOf(excerptOf('# Blocks', { headings: ['Blocks'] }))).toBe('Blocks');
    expect(allOf(excerptOf('## Other\nText', { headings: ['Blocks'] }))).toBe('Other Text');
  });

  it('marks a sentence that is an item of a list without its sign', () => {
    const shown = excerptOf('Worked:\n- a spray\n- a tablet', { sentence: '- a tablet' });
    expect([shown.before, shown.sentence].map(textOf)).toEqual(['Worked: · a spray · ', 'a tablet']);
  });

  it('begins near the sentence when that is far from the beginning', () => {
    const shown = excerptOf(`${filler.repeat(12)}The needle lies here. ${filler.repeat(12)}`, {
      sentence: 'The needle lies here.',
      words: ['Filler'],
    });
    expect(shown.isCut).toBe(true);
    expect(textOf(shown.before).length).toBeLessThan(60);
    expect(textOf(shown.sentence)).toBe('The needle lies here.');
  });

  it('begins near the first word of the query when no sentence stands out', () => {
    const shown = excerptOf(`${filler.repeat(12)}The needle lies here. ${filler.repeat(12)}`, { words: ['needle'] });
    expect(textOf(shown.after)).toMatch(/^\S.{0,60}The needle lies/);
    expect(shown.isCut).toBe(true);
  });

  it('shows as much of a passage whose last sentence answers as of any other', () => {
    const shown = excerptOf(`${filler.repeat(12)}The needle lies here.`, { sentence: 'The needle lies here.' });
    expect(allOf(shown).length).toBeGreaterThan(100);
  });

  it('begins anywhere in a text without spaces', () => {
    const shown = excerptOf(`${'关系数据库'.repeat(80)}答案在这里。${'关系数据库'.repeat(80)}`, {
      sentence: '答案在这里。',
    });
    expect(textOf(shown.before)).toHaveLength(40);
    expect(textOf(shown.sentence)).toBe('答案在这里。');
  });

  it('shows all of a short passage, in order', () => {
    const passage = 'One two three, one two.';
    expect(allOf(excerptOf(passage, { words: ['two'], sentence: 'two three' }))).toBe(passage);
  });

  it('shows a note that was asked for by its name from the beginning', () => {
    const passage = `${filler.repeat(12)}The needle lies here.`;
    const found = { ...passageOf(1, { passage, start: 0, marks: [{ start: 532, end: 538 }] }), title: 'Note' };
    expect(excerpt({ ...found, format: 'markdown' }, null, 'two', true)).toMatchObject({ isCut: false });
  });

  it('shows less where there is room for one line', () => {
    const passage = `${filler.repeat(2)}The needle lies here. ${filler}`;
    const found = { ...passageOf(1, { passage, start: 0, marks: [{ start: 92, end: 98 }] }), title: 'Note' };
    expect(excerpt({ ...found, format: 'markdown' }, null, 'two')).toMatchObject({ isCut: false });
    expect(excerpt({ ...found, format: 'markdown' }, null, 'one')).toMatchObject({ isCut: true });
  });
});

describe('an excerpt keeps the form of', () => {
  const shownOf = (passage: string, wanted: Wanted = {}, format: 'markdown' | 'code' = 'markdown') => {
    const shown = anyExcerptOf(passage, wanted, format);
    if (shown.kind === 'code') return shown.lines.map(textOf);
    return shown.kind === 'table' ? [shown.header, shown.cells.map(textOf)] : [allOf(shown)];
  };

  it('code: lines as they stand, from the one that answers on', () => {
    const passage = 'Do this:\n\n```sh\n  cd notes\n  git add *\n  git commit\n    --all\n```\n';
    expect(shownOf(passage, { words: ['commit'] })).toEqual(['git commit', '  --all']);
    expect(shownOf(passage, { words: ['cd'] })).toEqual(['cd notes', 'git add *']);
    expect(shownOf(passage)).toEqual(['Do this: cd notes git add * git commit --all']);
  });

  it('source code, whatever it holds', () => {
    expect(shownOf('# one\n\n| a | b |\nlast = 1', { words: ['last'] }, 'code')).toEqual(['| a | b |', 'last = 1']);
  });

  it('a table: the row that answers, with the names of its columns', () => {
    const table = '| Plant | pH |\n|---|---:|\n| [[Beans\\|Runner beans]] | 6 |\n| Tomatoes | `14.5` |\n';
    expect(shownOf(table, { words: ['Tomatoes'] })).toEqual([
      ['Plant', 'pH'],
      ['Tomatoes', '14.5'],
    ]);
    expect(shownOf(table, { words: ['pH'] })).toEqual([
      ['Plant', 'pH'],
      ['Runner beans', '6'],
    ]);
    expect(shownOf('| 1 | 2 |', { words: ['2'] })).toEqual([[], ['1', '2']]);
    const shade = [
      ['Paint', 'Price'],
      ['Umber', '9.20'],
    ];
    expect(shownOf('Prices\n\nPaint | Price\n--- | ---\nTeal | 8\nUmber | 9.20\n', { words: ['Umber'] })).toEqual(
      shade,
    );
    expect(shownOf('> | Paint | Price |\n> |--|--|\n> | Umber | 9.20 |\n', { words: ['9.20'] })).toEqual(shade);
  });

  it('a table: of several rows that answer, the one with the most words of the query', () => {
    const rows = 'Teal | 8 | matte\nUmber | 9 | shiny';
    const passage = `Paint | Price | Look\n--- | --- | ---\n${rows}\n`;
    expect(shownOf(passage, { sentence: rows, words: ['Teal', 'Umber', 'shiny'] })).toEqual([
      ['Paint', 'Price', 'Look'],
      ['Umber', '9', 'shiny'],
    ]);
  });

  it('a wide table: what the row is of, what was sought in it, and as much of the rest as there is room for', () => {
    const table =
      '| Year | A | B | C | D | E | F | Premium |\n|-|-|-|-|-|-|-|-|\n| 2023 | a | | c | d | elm | f | £423 |\n';
    expect(shownOf(table, { words: ['Premium', 'elm'] })).toEqual([
      ['Year', 'A', 'C', 'E', 'Premium'],
      ['2023', 'a', 'c', 'elm', '£423'],
    ]);
    expect(anyExcerptOf(table, { words: ['2023'] }, 'markdown')).toMatchObject({
      isCut: [false, true, false, false, true],
    });
  });

  it('prose, which ends where a table begins', () => {
    const passage = 'What grows where in the beds of this year:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';
    expect(shownOf(passage)).toEqual(['What grows where in the beds of this year:']);
  });

  it('code of which the passage holds only the end', () => {
    const passage = "  pw = '$2a$06$Z7'\n  check\n```\n\nThat was it.\n\n```sh\nls\n```\n";
    expect(shownOf(passage, { words: ['Z7'] })).toEqual(["pw = '$2a$06$Z7'", 'check']);
    expect(shownOf(passage, { words: ['ls'] })).toEqual(['ls']);
  });

  it('code and formulas within a sentence, with the words of the query in them', () => {
    const shown = excerptOf('Run `git stash` for $\\frac{a}{b}$ now.', { words: ['stash', 'frac'] });
    expect(shown.after.map(({ text, style, isMatch }) => [text, style, isMatch])).toEqual([
      ['Run ', 'prose', false],
      ['git ', 'code', false],
      ['stash', 'code', true],
      [' for ', 'prose', false],
      ['\\frac{a}{b}', 'math', true],
      [' now.', 'prose', false],
    ]);
  });

  it('formulas whole, where the part begins or ends in one', () => {
    const formula = `$${'a + '.repeat(120)}b$`;
    expect(allOf(excerptOf(`${filler.repeat(9)}${formula} end.`))).toBe(filler.repeat(9));
  });
});

interface Wanted {
  headings?: string[];
  words?: string[];
  sentence?: string;
}

type Prose = Extract<Excerpt, { kind: 'prose' }>;

function excerptOf(passage: string, wanted: Wanted = {}): Prose {
  const shown = anyExcerptOf(passage, wanted, 'markdown');
  if (shown.kind !== 'prose') throw new Error(`This is ${shown.kind}.`);
  return shown;
}

function anyExcerptOf(passage: string, wanted: Wanted, format: 'markdown' | 'code'): Excerpt {
  const { headings = [], words = [], sentence } = wanted;
  const start = 1_000;
  const rangeOf = (part: string): TextRange => {
    const at = start + passage.indexOf(part);
    return { start: at, end: at + part.length };
  };
  const marks = words.map(rangeOf);
  const found = { ...passageOf(1, { passage, start, headings, marks }), title: 'Note', format };
  return excerpt(found, sentence === undefined ? null : rangeOf(sentence), 'two');
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

function allOf({ before, sentence, after }: Prose): string {
  return textOf([...before, ...sentence, ...after]);
}
