import { describe, expect, it } from 'vitest';
import { excerpt, plainText, queryWords, withoutHeadings } from './excerpt.ts';

describe('plainText', () => {
  it('removes marks and collapses white space', () => {
    expect(plainText('## _Use_ *TLS*\n\n- [x] run `openssl`\n- see [docs](https://x.org)\n\n> **quoted**')).toBe(
      'Use TLS run openssl see docs quoted',
    );
  });

  it('keeps code, without its fences', () => {
    expect(plainText('```sh\nls -l *.md\n```')).toBe('ls -l *.md');
  });

  it('reads tables, wiki links and images as their text', () => {
    expect(plainText('| a | b |\n|---|---|\n| [[c|d]] | ![e](f.png) |')).toBe('a | b d | e');
  });
});

describe('long drawn lines', () => {
  it('cost no time', () => {
    const passage = `${'-'.repeat(900)}+ ${'*'.repeat(900)} ${'[['.repeat(400)} ${'|'.repeat(900)}x`;
    const start = performance.now();
    plainText(passage);
    expect(performance.now() - start).toBeLessThan(50);
  });
});

describe('withoutHeadings', () => {
  const hit = { title: 'Blocks', headings: ['Blocks', 'Usage'] };

  it('leaves out headings that are shown above the passage', () => {
    expect(withoutHeadings({ ...hit, passage: '# Blocks\n\n## Usage\n\nYield to them.' })).toBe('Yield to them.');
  });

  it('keeps a passage that is only headings, and headings of its own', () => {
    expect(withoutHeadings({ ...hit, passage: '# Blocks' })).toBe('# Blocks');
    expect(withoutHeadings({ ...hit, passage: '## Other\nText' })).toBe('## Other\nText');
  });
});

describe('queryWords', () => {
  it('leaves common words out, unless there are no others', () => {
    expect(queryWords('How do I configure the TLS?')).toEqual(['configure', 'tls']);
    expect(queryWords('to be or not to be')).toEqual(['to', 'be', 'or', 'not']);
  });
});

describe('excerpt', () => {
  it('points out words of the query in their other forms', () => {
    expect(matches('Configuring certificates for TLS; tlsx is another word.', 'configure a TLS certificate')).toEqual([
      'Configuring',
      'certificates',
      'TLS',
    ]);
  });

  it('points out a run of characters where words have no spaces', () => {
    expect(matches('关系数据库管理系统', '数据库')).toEqual(['数据库']);
  });

  it('begins near the first match when that is far from the beginning', () => {
    const passage = `${'filler words stand here '.repeat(20)}then the needle lies`;
    const [first, second] = excerpt(passage, 'needle');
    expect(first?.text).toMatch(/^…\S.{0,60}the $/);
    expect(second).toMatchObject({ text: 'needle', isMatch: true });
  });

  it('keeps the whole text, in order', () => {
    const passage = 'One two three, one two.';
    expect(
      excerpt(passage, 'two')
        .map((piece) => piece.text)
        .join(''),
    ).toBe(passage);
  });
});

function matches(passage: string, query: string): string[] {
  return excerpt(passage, query)
    .filter((piece) => piece.isMatch)
    .map((piece) => piece.text);
}
