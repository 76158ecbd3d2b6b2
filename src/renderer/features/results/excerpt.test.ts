import { describe, expect, it } from 'vitest';
import type { TextRange } from '../../../shared/domain.ts';
import { passageOf } from '../search/testing.ts';
import { type Excerpt, excerpt } from './excerpt.ts';

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
    expect(allOf(shown).length).toBeGreaterThan(140);
    expect(shown.isLong).toBe(true);
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
});

interface Wanted {
  headings?: string[];
  words?: string[];
  sentence?: string;
}

function excerptOf(passage: string, { headings = [], words = [], sentence }: Wanted): Excerpt {
  const start = 1_000;
  const rangeOf = (part: string): TextRange => {
    const at = start + passage.indexOf(part);
    return { start: at, end: at + part.length };
  };
  const marks = words.map(rangeOf);
  const found = { ...passageOf(1, { passage, start, headings, marks }), title: 'Note', format: 'markdown' } as const;
  return excerpt(found, sentence === undefined ? null : rangeOf(sentence));
}

function textOf(pieces: Excerpt['before']): string {
  return pieces.map(({ text }) => text).join('');
}

function allOf({ before, sentence, after }: Excerpt): string {
  return textOf([...before, ...sentence, ...after]);
}
