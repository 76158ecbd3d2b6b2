import { describe, expect, it } from 'vitest';
import yaml from 'yaml';
import { frontMatterOf, propertiesOf } from './properties.ts';

describe('the properties of a note', () => {
  it('are shown as they are written, in their order', () => {
    const text = '---\ncreated: 2026-02-11\narea: 014.50\ndone: yes\nempty:\naliases: [A, "B: c"]\n---\nText';
    expect(shown(text)).toEqual(['created: 2026-02-11', 'area: 014.50', 'done: yes', 'empty: ', 'aliases: A | B: c']);
  });

  it('have links, tags and addresses', () => {
    const text = [
      '---',
      'tags: [a, "#b/c"]',
      'tag: d, e',
      'up: "[[Note#x|a note]] first"',
      'next: [[Other]]',
      'all: ["[[A]]", "[[B]]"]',
      'source: https://x.org/a#b',
      '---',
    ].join('\n');
    expect(shown(text)).toEqual([
      'tags: tag a | tag b/c',
      'tag: tag d, tag e',
      'up: link a note → Note#x,  first',
      'next: link Other → Other',
      'all: link A → A | link B → B',
      'source: address https://x.org/a#b',
    ]);
  });

  it.each([
    ['a broken line', '---\na: [b\n---\n'],
    ['a list', '---\n- a\n---\n'],
    ['aliases that would expand to gigabytes', '---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n'],
  ])('cannot be read in %s', (_, text) => {
    expect(propertiesOf(frontMatterOf(text) ?? '', yaml)).toBeNull();
  });

  it.each(['Text', '---\n---\n', 'Text\n---\na: b\n---\n', `---\na: ${'b'.repeat(100_000)}\n---\n`])(
    'are not there without front matter',
    (text) => {
      expect(frontMatterOf(text)).toBeNull();
    },
  );
});

function shown(text: string): string[] {
  return (propertiesOf(frontMatterOf(text) ?? '', yaml) ?? []).map(({ name, values }) => {
    const written = values.map((pieces) =>
      pieces
        .map((piece) => {
          if (piece.kind === 'text') return piece.text;
          return `${piece.kind} ${piece.text}${piece.kind === 'link' ? ` → ${piece.target}` : ''}`;
        })
        .join(', '),
    );
    return `${name}: ${written.join(' | ')}`;
  });
}
