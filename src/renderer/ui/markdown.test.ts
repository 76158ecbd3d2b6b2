import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from './markdown.tsx';

describe('Markdown', () => {
  it('opens web pages in the browser, and only makes other links look like links', () => {
    expect(render('[web](https://x.org) [note](./a.md) [bad](javascript:alert)')).toBe(
      '<p><a href="https://x.org" target="_blank" rel="noreferrer">web</a> <span class="note-link">note</span> <span class="note-link">bad</span></p>',
    );
  });

  it('shows an image’s description without loading the image', () => {
    const html = render('![A chart](https://x.org/a.png)');
    expect(html).not.toContain('x.org');
    expect(html).toContain('A chart');
  });

  it('hides front matter', () => {
    expect(render('---\ntitle: x\n---\n\nText')).toBe('<p>Text</p>');
  });

  it('reduces HTML to its text', () => {
    expect(render('<div onclick="x()">Block <b>bold</b></div>\n\nInline <kbd>K</kbd>,<br>next <!-- not this -->')).toBe(
      '<p>Block bold</p>\n<p>Inline K,<br/>next </p>',
    );
  });
});

function render(text: string): string {
  return renderToStaticMarkup(createElement(Markdown, { text })).replace(/^<div class="markdown">(.*)<\/div>$/s, '$1');
}
