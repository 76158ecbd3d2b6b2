import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from '../../ui/markdown.tsx';
import { markPassage } from './mark-passage.ts';
import { showWikiLinks } from './wiki-links.ts';

describe('markPassage', () => {
  it('marks part of a paragraph', () => {
    expect(marked('One two three.', 'two')).toEqual(['two']);
  });

  it('marks on both sides of emphasis, links and inline code', () => {
    expect(
      marked('A **bold** and [linked](https://x.org) `code` end', '**bold** and [linked](https://x.org) `code`'),
    ).toEqual(['bold', ' and ', 'linked', ' ', 'code']);
  });

  it('counts from the start of the file, front matter included', () => {
    expect(marked('---\ntitle: two\n---\n\n# Head\n\nOne two.', 'One two', 'last')).toEqual(['One two']);
  });

  it('marks inside a fenced block, where the language’s name repeats in the code', () => {
    expect(marked('```ruby\nputs ruby\nputs 2\n```', 'ruby\nputs 2', 'last')).toEqual(['ruby\nputs 2']);
  });

  it('marks the whole of an indented fence in a list', () => {
    expect(marked('- item\n\n  ```sh\n  ls -l\n    cd x\n  ```\n', 'ls -l\n    cd x')).toEqual(['ls -l\n  cd x']);
  });

  it('marks an indented code block', () => {
    expect(marked('Text\n\n    one\n    two\n', 'two')).toEqual(['two']);
  });

  it('marks the cells of a table', () => {
    expect(marked('| a | b |\n|---|---|\n| one | two |\n', '| one | two |')).toEqual(['one', 'two']);
  });

  it('marks a paragraph with a bare address, which is split without positions', () => {
    expect(marked('Mail me@example.org or see www.example.org today.', 'see www.example.org today').join('')).toBe(
      'see www.example.org today',
    );
  });

  it('marks text that holds escapes, entities and HTML', () => {
    expect(marked('a \\* b &amp; c d', 'b &amp; c')).toEqual(['b & c']);
    expect(marked('see <b>this</b> here', 'this')).toEqual(['this']);
    expect(marked(`<p class="${'long '.repeat(30)}">one <i>two</i><br>three</p>`, 'two</i><br>three')).toEqual([
      'two',
      'three',
    ]);
  });

  it('reads Windows line ends and characters outside the basic plane', () => {
    expect(marked('# 😀 Head\r\n\r\nOne\r\ntwo 😀 three\r\n', 'two 😀')).toEqual(['two 😀']);
  });
});

describe('showWikiLinks', () => {
  it('shows the name of a link, also inside a mark, and leaves code alone', () => {
    const html = render('See [[Garden|the garden]] and `[[x]]`.', { start: 0, end: 99 });
    expect(html).toContain('<mark>See <span class="note-link">the garden</span> and </mark>');
    expect(html).toContain('[[x]]');
  });
});

function marked(source: string, passage: string, which: 'first' | 'last' = 'first'): string[] {
  const start = which === 'first' ? source.indexOf(passage) : source.lastIndexOf(passage);
  const html = render(source, { start, end: start + passage.length });
  return [...html.matchAll(/<mark>(.*?)<\/mark>/gs)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'));
}

function render(source: string, passage: { start: number; end: number }): string {
  return renderToStaticMarkup(
    createElement(Markdown, { text: source, rehypePlugins: [[markPassage, passage], showWikiLinks] }),
  );
}
