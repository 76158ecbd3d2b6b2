import { describe, expect, it } from 'vitest';
import { embeddedText } from '../notes/embedded-text.ts';
import type { Chunk } from '../notes/prepared-note.ts';
import { outlineOfMarkdown } from '../parsing/markdown.ts';
import { outlineOfText } from '../parsing/plain-text.ts';
import { starterTokenizer } from '../testing/paths.ts';
import { chunksOf } from './chunk.ts';
import { tokenCounterOf } from './token-counter.ts';

const count = tokenCounterOf(starterTokenizer);

function cut(text: string): Chunk[] {
  const outline = outlineOfMarkdown(text);
  return chunksOf(text, outline, outline.title ?? 'file name', count).chunks;
}

function paragraph(sentences: number, about = 'The river rose again in spring and the old bridge held'): string {
  return Array.from({ length: sentences }, (_, index) => `${about}, year ${index}.`).join(' ');
}

function expectWhole(text: string, chunks: Chunk[]): void {
  for (const chunk of chunks) expect(text.slice(chunk.start, chunk.end)).toBe(chunk.text);
  const starts = chunks.map(({ start }) => start);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  let covered = 0;
  for (const { start, end } of chunks) {
    expect(text.slice(covered, Math.max(covered, start)).trim()).toBe('');
    covered = Math.max(covered, end);
  }
  expect(text.slice(covered).trim()).toBe('');
}

describe('cutting a note', () => {
  it('a short note is one chunk', () => {
    const text = '# Eggs\n\nBoil them for six minutes.\n\nThen cold water.\n';
    const [only, ...others] = cut(text);
    expect(others).toEqual([]);
    expect(only?.text).toBe(text.trimEnd());
    expect(only?.headings).toEqual(['Eggs']);
  });

  it('a long note is cut into chunks of about 200 tokens that cover it in order', () => {
    const text = `# Flood\n\n${Array.from({ length: 12 }, () => paragraph(7)).join('\n\n')}\n`;
    const chunks = cut(text);
    expectWhole(text, chunks);
    expect(chunks.length).toBeGreaterThan(5);
    for (const { tokens } of chunks) expect(tokens).toBeLessThanOrEqual(254);
    const whole = chunks.slice(0, -1).map(({ tokens }) => tokens);
    expect(Math.min(...whole)).toBeGreaterThan(100);
  });

  it('within a section a chunk begins with the end of the one before', () => {
    const text = paragraph(60);
    const [first, second] = cut(text);
    expect(second?.start).toBeLessThan(first?.end ?? 0);
    expect(count(text.slice(second?.start, first?.end))).toBeLessThanOrEqual(30);
  });

  it('chunks do not overlap across a heading', () => {
    const text = `# One\n\n${paragraph(12)}\n\n# Two\n\n${paragraph(12)}\n`;
    const second = cut(text).find(({ headings }) => headings[0] === 'Two');
    expect(second?.text.startsWith('# Two')).toBe(true);
  });

  it('a chunk has the headings above it, and is embedded with those that do not stand in it', () => {
    const text = `# Garden\n\n${paragraph(11)}\n\n## Soil\n\n### Compost\n\n${paragraph(60, 'Leaves rot slowly')}\n`;
    const last = cut(text).at(-1);
    expect(last?.headings).toEqual(['Garden', 'Soil', 'Compost']);
    expect(last?.context).toBe('Garden › Soil › Compost');
    expect(embeddedText(last?.context ?? '', last?.text ?? '')).toContain('Garden › Soil › Compost\n');
  });

  it('short sections share a chunk under the headings they have in common', () => {
    const text = '# Trip\n\nPacking.\n\n## Clothes\n\nTwo shirts.\n\n## Papers\n\nPassport.\n';
    expect(cut(text).map(({ headings }) => headings)).toEqual([['Trip']]);
  });

  it('a chunk never ends with a heading', () => {
    const text = Array.from({ length: 9 }, (_, index) => `## Part ${index}\n\n${paragraph(9)}`).join('\n\n');
    for (const chunk of cut(text)) expect(chunk.text.split('\n').at(-1)).not.toMatch(/^##/);
  });

  it('a code fence that fits one chunk is never cut', () => {
    const fence = `\`\`\`ts\n${Array.from({ length: 12 }, (_, index) => `const value${index} = compute(${index});`).join('\n')}\n\`\`\``;
    const text = `# Code\n\n${paragraph(10)}\n\n${fence}\n\n${paragraph(10)}\n`;
    const holders = cut(text).filter((chunk) => chunk.text.includes('compute('));
    expect(holders).toHaveLength(1);
    expect(holders[0]?.text).toContain(fence);
  });

  it('a code fence that is too long is cut between its lines', () => {
    const lines = Array.from({ length: 200 }, (_, index) => `  call(${index});`);
    const text = `\`\`\`js\n${lines.join('\n')}\n\`\`\`\n`;
    const chunks = cut(text);
    expectWhole(text, chunks);
    for (const { text } of chunks.slice(1, -1)) expect(text).toMatch(/^ {2}call\(\d+\);[\s\S]*;$/);
  });

  it('a line without spaces is cut, and never between the halves of a character', () => {
    const text = '𝒳😀'.repeat(3_000);
    const { chunks } = chunksOf(text, outlineOfText(text), 'emoji', count);
    expectWhole(text, chunks);
    for (const { text: piece } of chunks) expect(piece.isWellFormed()).toBe(true);
    expect(chunks.length).toBeGreaterThan(1);
  });

  it('a heading longer than a chunk is cut', () => {
    for (const { context, text } of cut(`# river. |${'-|'.repeat(300)}\n`)) {
      expect(count(embeddedText(context, text))).toBeLessThanOrEqual(254);
    }
  });

  it('a note without text has a chunk of its title', () => {
    expect(cut('')).toMatchObject([{ text: '', start: 0, end: 0, context: 'file name' }]);
    expect(cut('---\ntitle: Someday\n---\n')).toMatchObject([{ text: '', context: 'Someday' }]);
  });

  it('offsets count Windows line endings as they are', () => {
    const text = '# Brot\r\n\r\nMehl, Wasser, Salz.\r\n\r\n- kneten\r\n- backen\r\n';
    const chunks = cut(text);
    expectWhole(text, chunks);
    expect(chunks[0]?.headings).toEqual(['Brot']);
  });

  it('equal texts under equal headings have one hash, and others another', () => {
    const [a] = cut('# Tea\n\nThree minutes.');
    const [b] = cut('# Tea\n\nThree minutes.\n');
    const [c] = cut('# Tea\n\nFour minutes.');
    expect(a?.textHash).toBe(b?.textHash);
    expect(a?.textHash).not.toBe(c?.textHash);
  });

  it('chunks cover whatever is cut', () => {
    const pieces = [
      '# H\n',
      '## I\n\n',
      '- item\n',
      '```\ncode',
      '\n```\n',
      '| a | b |\n|---|---|\n| 1 | 2 |\n',
      '> quote\n',
      '\n\n',
      'word '.repeat(90),
      '日本語の文章です。',
      '😀',
      '\t',
      '<div>',
      '***',
      '---\n',
      '\r\n',
      '1. one\n',
    ];
    let seed = 7;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    for (let round = 0; round < 300; round++) {
      const text = Array.from(
        { length: 1 + Math.floor(random() * 25) },
        () => pieces[Math.floor(random() * pieces.length)],
      ).join('');
      for (const { start, end, text: piece, tokens } of cut(text)) {
        expect(text.slice(start, end)).toBe(piece);
        expect(tokens).toBeLessThanOrEqual(254);
        expect(piece.isWellFormed()).toBe(true);
      }
    }
  });
});
