import { describe, expect, it } from 'vitest';
import { definitionsOf, sectionsOf, withDefinitions } from './sections.ts';

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
    ['a list', `- ${filler.slice(0, 2_500)}\n- two\n\n  under it\n\n3. three\n`],
  ])('never splits %s', (_, note) => {
    expect(sectionsOf(note)).toHaveLength(1);
  });

  it.each([
    ['a comment of several paragraphs', `%%\n${filler}\nhidden\n\n%%\n`],
    ['a formula with empty lines', `$$\n${'x + '.repeat(2_000)}\n\ny\n$$\n`],
  ])('never splits %s', (_, note) => {
    expect(sectionsOf(note)).toHaveLength(1);
  });

  it('divides a long list between its items', () => {
    const sections = sectionsOf(`${'- An item of a list\n  - and one below\n'.repeat(1_000)}`);
    expect(sections.length).toBeGreaterThan(3);
    for (const { text } of sections) expect(text.startsWith('- An item')).toBe(true);
  });

  it('begins a section after a closed fence', () => {
    expect(sectionsOf(`\`\`\`sh\n${filler}\n\`\`\`\n\nAfter\n`)).toHaveLength(2);
  });
});

describe('definitionsOf', () => {
  it('collects definitions of links and footnotes, the first of each', () => {
    const definitions = definitionsOf('Text [a].\n\n[A]: https://x.org\r\n[^1]: Foot\n[b] no\n[a]: https://y.org');
    expect([...definitions.values()]).toEqual(['[A]: https://x.org', '[^1]: Foot']);
    expect(withDefinitions('See [text][a].', definitions)).toBe('See [text][a].\n\n[A]: https://x.org');
    expect(withDefinitions('See [b].', definitions)).toBe('See [b].');
  });
});
