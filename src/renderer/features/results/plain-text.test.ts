import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

describe('plainText', () => {
  it('removes Markdown marks and collapses white space', () => {
    expect(textOf('## _Use_ *TLS*\n\n- [x] run `openssl`\n- see [docs](https://x.org)\n\n> **quoted**')).toBe(
      'Use TLS · run openssl · see docs quoted',
    );
  });

  it('parts a heading from what stands before it', () => {
    expect(textOf('# One\nTwo.\n## Three\nFour.')).toBe('One Two. · Three Four.');
  });

  it('parts the items of a list, but begins with no sign', () => {
    expect(textOf('- eggs\n- milk\n  * oat\n\nor not')).toBe('eggs · milk · oat or not');
    expect(textOf('1. eggs\n2. milk')).toBe('1. eggs 2. milk');
  });

  it('keeps code, without its fences', () => {
    expect(textOf('```sh\nls -l *.md\n```')).toBe('ls -l *.md');
  });

  it('shows quoted lines of a mail and bars in a cell without what keeps them from being Markdown', () => {
    expect(plainText('\\> You asked\n\\> when.\n\n| Bean\\|pole | 2 |', 'email').text).toBe(
      '> You asked > when. ¦ Bean|pole · 2',
    );
  });

  it('reduces tables, wiki links and images to their text', () => {
    expect(textOf('| a | b |\n|---|---|\n| [[c|d]] | ![e](f.png) |')).toBe('a · b ¦ d · e');
  });

  it('reads tables in quotes, and those without bars at their ends; other bars stay', () => {
    expect(textOf('> | a | b |\n> |---|---|\n> | c | d |')).toBe('a · b ¦ c · d');
    expect(textOf('Beds\n\na | b\n:--|--:\nc | d')).toBe('Beds ¦ a · b ¦ c · d');
    expect(textOf('|---|---|\n| c | d |')).toBe('c · d');
    expect(textOf('This | that\n\n`a | b`')).toBe('This | that a | b');
  });

  it('shows an escaped character without its backslash, but for code and for plain text', () => {
    expect(textOf('\\> quoted `\\>`\n\n| a \\| b |\n\\# one\nC:\\notes')).toBe('> quoted \\> ¦ a | b # one C:\\notes');
    expect(plainText('dir C:\\_old', 'text').text).toBe('dir C:\\_old');
  });

  it('no line turns the direction of those after it', () => {
    expect(textOf('From: \u202eada\u2067\n\nThe boiler')).toBe('From: ada The boiler');
    expect(plainText('\u202eab\ncd', 'code').text).toBe('ab cd');
  });

  it('leaves source code as it is written', () => {
    expect(plainText('# include <a.h>\n  *p = x_1_y;', 'code').text).toBe('# include <a.h> *p = x_1_y;');
  });

  it('is empty for a text of marks only', () => {
    expect(['', ' \n ', '```\n```', '<!-- x -->'].map(textOf)).toEqual(['', '', '', '']);
  });

  it('knows where every character came from', () => {
    const source = '\r\n## 😀 _Use_ **TLS**\r\n\r\n- [x] run `openssl`, see ![a](b.png) [[c|d]]\r\n| e |\r\n';
    const { text, offsets } = plainText(source, 'markdown');
    expect(text).toBe('😀 Use TLS · run openssl, see a d ¦ e');
    const there = [...offsets].map((offset) => source.charAt(offset));
    expect(there.join('').replace(/\s/g, ' ').replace('- ', '· ').replace('|', '¦')).toBe(text);
    expect([...offsets]).toEqual([...offsets].sort((a, b) => a - b));
  });

  it('is through with long lines of marks', () => {
    const passage = `${'-'.repeat(900)}+ ${'*'.repeat(900)} ${'[['.repeat(400)} ${'|'.repeat(900)}x`;
    // Marks that are tried again from each place take minutes: the test would time out.
    expect(textOf(passage.repeat(10))).toContain('x');
  });
});

function textOf(source: string): string {
  return plainText(source, 'markdown').text;
}

describe('what plainText keeps apart', () => {
  const spansOf = (source: string) => {
    const { text, spans } = plainText(source, 'markdown');
    return spans.map(({ start, end, kind }) => [kind, text.slice(start, end)]);
  };

  it('names code, which stays as it is written', () => {
    const source = 'Run `git **stash**` or\n```sh\nls *.md | grep _x_\n```\nand `` a`b `` go';
    expect(textOf(source)).toBe('Run git **stash** or ls *.md | grep _x_ and a`b go');
    expect(spansOf(source)).toEqual([
      ['code', 'git **stash**'],
      ['code', 'ls *.md | grep _x_ '],
      ['code', 'a`b '],
    ]);
  });

  it('names formulas without their marks, and knows prices', () => {
    expect(spansOf('so $a_1 * b_2$ is\n$$\n\\frac{x}{y}\n$$\nof it')).toEqual([
      ['math', 'a_1 * b_2'],
      ['math', '\n\\frac{x}{y}\n'],
    ]);
    expect(spansOf('from $5 to $6')).toEqual([]);
  });

  it('leaves out comments, ids of blocks, embedded pictures and the kind of a callout', () => {
    expect(textOf('> [!tip]- Water it\n> daily %%or not%%\n\nLeaves. ^nightshade\n![[a.png|300]] ![[Soil#pH]]')).toBe(
      'Water it daily Leaves. Soil#pH',
    );
  });

  it('reads highlights, strikes and footnotes as their text', () => {
    expect(textOf('a ==b== ~~c~~ d[^1]')).toBe('a b c d');
  });
});
