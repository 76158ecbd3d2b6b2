import { describe, expect, it } from 'vitest';
import { definitionsOf, sectionsOf } from './sections.ts';

const filler = `${'Words that fill a paragraph. '.repeat(200)}\n`;

describe('sectionsOf', () => {
  it('leaves an ordinary note in one section', () => {
    expect(sectionsOf('# Note\n\nText\n')).toEqual([{ start: 0, text: '# Note\n\nText\n' }]);
    expect(sectionsOf('')).toEqual([{ start: 0, text: '' }]);
  });

  it('begins a section before a block at the margin', () => {
    const note = `${filler}\n## Second\n\n${filler}\nThird\n`;
    expect(sectionsOf(note).map(({ text }) => text.slice(0, 9))).toEqual(['Words tha', '## Second', 'Third\n']);
  });

  it('loses nothing, and knows where each section begins', () => {
    const note = `${filler}\r\n\r\nA\r\n\r\n${filler}\n${filler}`.repeat(5);
    const sections = sectionsOf(note);
    expect(sections.length).toBeGreaterThan(5);
    expect(sections.map(({ text }) => text).join('')).toBe(note);
    for (const { start, text } of sections) expect(note.startsWith(text, start)).toBe(true);
  });

  it.each([
    ['a fence', `\`\`\`sh\n${filler}\nls\n\nls\n\`\`\`\n`],
    ['a fence that contains a shorter one', `\`\`\`\`\n${filler}\n\`\`\`\n\nls\n\`\`\`\`\n`],
    ['a comment', `<!--\n${filler}\nnot shown\n\n-->\n`],
    ['a list', `- ${filler}\n- two\n\n  under it\n\n3. three\n`],
  ])('never splits %s', (_, note) => {
    expect(sectionsOf(note)).toHaveLength(1);
  });

  it('begins a section after a closed fence', () => {
    expect(sectionsOf(`\`\`\`sh\n${filler}\n\`\`\`\n\nAfter\n`)).toHaveLength(2);
  });
});

describe('definitionsOf', () => {
  it('collects definitions of links and footnotes', () => {
    expect(definitionsOf('Text [a].\n\n[a]: https://x.org\r\n[^1]: Foot\n[b] no\n')).toBe(
      '[a]: https://x.org\n[^1]: Foot',
    );
  });
});
