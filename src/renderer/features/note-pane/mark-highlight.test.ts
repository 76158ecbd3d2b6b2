import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from '../../ui/markdown/markdown.tsx';
import type { Highlight } from './highlight.ts';
import { markHighlight } from './mark-highlight.ts';

describe('markHighlight', () => {
  it('marks part of a paragraph', () => {
    expect(marked('One two three.', 'two')).toEqual(['two']);
  });

  it('marks on both sides of emphasis, links and inline code', () => {
    expect(
      marked('A **bold** and [linked](https://x.org) `code` end', '**bold** and [linked](https://x.org) `code`'),
    ).toEqual(['bold', ' and ', 'linked', ' ', 'code']);
  });

  it('counts offsets from the start of the file, front matter included', () => {
    expect(marked('---\ntitle: two\n---\n\n# Head\n\nOne two.', 'One two', 'last')).toEqual(['One two']);
  });

  it('marks code in a fenced block that repeats the name of the language', () => {
    expect(marked('```ruby\nputs ruby\nputs 2\n```', 'ruby\nputs 2', 'last').join('')).toBe('ruby\nputs 2');
  });

  it('marks all of an indented fence in a list', () => {
    expect(marked('- item\n\n  ```sh\n  ls -l\n    cd x\n  ```\n', 'ls -l\n    cd x').join('')).toBe('ls -l\n  cd x');
  });

  it('marks an indented code block', () => {
    expect(marked('Text\n\n    one\n    two\n', 'two')).toEqual(['two']);
  });

  it('marks the cells of a table', () => {
    expect(marked('| a | b |\n|---|---|\n| one | two |\n', '| one | two |')).toEqual(['one', 'two']);
  });

  it('marks a paragraph with bare addresses, which are split off without positions', () => {
    expect(marked('Mail me@example.org or see www.example.org today.', 'see www.example.org today').join('')).toBe(
      'see www.example.org today',
    );
  });

  it('marks text with escapes, entities and HTML', () => {
    expect(marked('a \\* b &amp; c d', 'b &amp; c')).toEqual(['b & c']);
    expect(marked('see <b>this</b> here', 'this')).toEqual(['this']);
    expect(marked(`<p class="${'long '.repeat(30)}">one <i>two</i><br>three</p>`, 'two</i><br>three')).toEqual([
      'two',
      'three',
    ]);
  });

  it('marks text with Windows line ends and characters outside the basic plane', () => {
    expect(marked('# 😀 Head\r\n\r\nOne\r\ntwo 😀 three\r\n', 'two 😀')).toEqual(['two 😀']);
  });

  it('marks the sentence that answers and the words of the query inside the passage', () => {
    const source = 'Skip. The *passage* has a needle. Its answer has a needle, too. End.';
    const at = source.indexOf('The');
    const answer = source.indexOf('Its');
    const words = [...source.matchAll(/needle/g)].map(({ index }) => ({ start: index, end: index + 6 }));
    const html = render(source, {
      passage: { start: at, end: source.indexOf(' End') },
      sentence: { start: answer, end: source.indexOf(' End') },
      words,
    });
    expect(html).toBe(
      '<div class="markdown"><p>Skip. <mark>The </mark><em><mark>passage</mark></em><mark> has a <b>needle</b>. ' +
        '<span class="answer">Its answer has a </span><b class="answer">needle</b><span class="answer">, too.</span></mark> End.</p></div>',
    );
  });

  it('marks words in code, and none outside the passage', () => {
    const source = 'needle\n\n```sh\nneedle\n```\n';
    const words = [...source.matchAll(/needle/g)].map(({ index }) => ({ start: index, end: index + 6 }));
    const start = source.lastIndexOf('needle');
    const html = render(source, { passage: { start, end: start + 6 }, sentence: null, words });
    expect(html.match(/<b>/g)).toHaveLength(1);
    expect(html).toContain('<mark><b>needle</b>');
  });
});

describe('a wikilink', () => {
  it('shows the name of a link, even inside a mark, and leaves code alone', () => {
    const html = render('See [[Garden|the garden]] and `[[x]]`.', passage(0, 99));
    expect(html).toContain('<mark>See </mark><span class="note-link"><mark>the garden</mark></span><mark> and </mark>');
    expect(html).toContain('[[x]]');
  });

  it('keeps a link in one piece when only a word of it is marked', () => {
    const source = 'An \\* escape. The [[tomato|night train]] leaves.';
    const start = source.indexOf('train');
    const html = render(source, { ...passage(0, 99), words: [{ start, end: start + 5 }] });
    expect(html).toContain('<span class="note-link"><mark>night <b>train</b></mark></span>');
  });
});

function marked(source: string, part: string, which: 'first' | 'last' = 'first'): string[] {
  const start = which === 'first' ? source.indexOf(part) : source.lastIndexOf(part);
  const html = render(source, passage(start, start + part.length));
  return [...html.matchAll(/<mark>(.*?)<\/mark>/gs)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'));
}

function passage(start: number, end: number): Highlight {
  return { passage: { start, end }, sentence: null, words: [] };
}

function render(source: string, highlight: Highlight): string {
  return renderToStaticMarkup(
    createElement(Markdown, { text: source, rehypePlugins: [[markHighlight, highlight, source]] }),
  );
}
