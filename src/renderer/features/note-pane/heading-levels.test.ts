import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from '../../ui/markdown/markdown.tsx';
import { headingLevels, levelHeadings } from './heading-levels.ts';
import { headingsOf } from './headings.ts';

describe('the levels of headings', () => {
  it.each([
    ['# a\n## b\n### c\n# d', [3, 4, 5, 3]],
    ['### a\n# b\n#### c\n## d', [3, 3, 4, 4]],
    ['Title\n=====\n\n###### a\n\nb\n---\n', [3, 4, 4]],
    ['# a\n\n> ## b\n\n- # c\n\n## d', [3, 4, 4, 4]],
    ['> # a\n\n# b', [3, 3]],
  ])('of %j skip none', (text, expected) => {
    expect(levelsIn(text)).toEqual(expected);
  });
});

function levelsIn(text: string): number[] {
  const levels = headingLevels(headingsOf(text));
  const html = renderToStaticMarkup(createElement(Markdown, { text, rehypePlugins: [[levelHeadings, levels, 0]] }));
  return [...html.matchAll(/aria-level="(\d+)"/g)].map(([, level]) => Number(level));
}
