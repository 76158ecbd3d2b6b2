import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { loadPartsFor } from './lazy-parts.ts';
import { Markdown } from './markdown.tsx';

describe('Markdown', () => {
  it('opens web pages in the browser, and only makes other links look like links', () => {
    expect(render('[web](https://x.org) [note](./a.md) [time](10:30.md)')).toBe(
      '<p><a href="https://x.org" target="_blank" rel="noreferrer">web</a> <span class="note-link">note</span> <span class="note-link">time</span></p>',
    );
  });

  it.each([
    [
      '[Anna](mailto:a@x.example?subject=Hi)',
      '<a href="mailto:a@x.example?subject=Hi" target="_blank" rel="noreferrer">Anna</a>',
    ],
    ['<bert@choir.co.uk>', '<a href="mailto:bert@choir.co.uk" target="_blank" rel="noreferrer">bert@choir.co.uk</a>'],
    ['carla@choir.org', '<a href="mailto:carla@choir.org" target="_blank" rel="noreferrer">carla@choir.org</a>'],
    ['[all](mailto:a@x.example,b@x.example)', 'all'],
    ['[call](tel:+49123) <xmpp:a@x.example> [bad](javascript:alert) [](tel:1)', 'call xmpp:a@x.example bad '],
    ['[disk](file:///etc/hosts) [host](//x.org/a) [nothing]()', 'disk host nothing'],
  ])('takes mail addresses to the mail program, and what leads nowhere for text: %s', (text, html) => {
    expect(render(text)).toBe(`<p>${html}</p>`);
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

  it('draws highlights, with what is in them', () => {
    expect(render('==a **b** $c$== d==e')).toBe(
      '<p><span class="highlighted">a <strong>b</strong> <code class="formula">c</code></span> d==e</p>',
    );
    expect(render('a == b, c==, == d')).toBe('<p>a == b, c==, == d</p>');
  });

  it('leaves out comments and block ids, and paragraphs of nothing else', () => {
    expect(render('a %%b%% c ^id\n\n%%\nd\n\ne\n%%\n\n^id-2\n\nf')).toBe('<p>a  c </p>\n\n\n<p>f</p>');
  });

  it('shows what was masked in code and addresses as it was written', () => {
    expect(render('    $a$ #b\n\n[x](<https://x.org/ [[a]] $b$>)')).toContain('$a$ #b');
    expect(render('[x](https://x.org/?q=%25%25a%25%25)')).toContain('href="https://x.org/?q=%25%25a%25%25"');
  });

  it('draws tags and links between notes, but not inside a link', () => {
    expect(render('#a [[b|c]]')).toBe('<p><span class="note-tag">#a</span> <span class="note-link">c</span></p>');
    expect(render('[#a [[b]]](https://x.org)')).not.toContain('note-tag');
  });

  it('takes embedded notes out of their paragraphs, and leaves images in them', () => {
    expect(render('a ![[b]] c')).toBe('<p>a </p><p class="note-link">b</p><p> c</p>');
    expect(render('a ![[b.png|d]] c')).toBe('<p>a <span class="image-box">d</span> c</p>');
  });

  it('says of diagrams and queries that they are shown as code', () => {
    expect(render('```mermaid\ngraph TD\n```')).toContain('<figcaption>Mermaid diagram, as code</figcaption>');
    expect(render('```dataview\nLIST\n```')).toContain('<figcaption>Dataview query, as code</figcaption>');
  });

  it('colours the code of common languages once that is loaded', async () => {
    const text = '```js\nconst a = 1;\n```';
    await loadPartsFor(text);
    expect(render(text)).toContain('<span class="hljs-keyword">const</span> a = <span class="hljs-number">1</span>;');
    expect(render('```unheard-of\nconst a\n```')).not.toContain('hljs');
  });
});

describe('a callout', () => {
  it('has the title that is written, or the name of its type', () => {
    expect(namesIn('> [!tip] Water *early*\n> Text')).toEqual(['Water <em>early</em>']);
    expect(namesIn('> [!my-type]\n> Text')).toEqual(['My type']);
    expect(render('> [!tip] Water\n> Text')).toContain('<div class="callout-body"><p>Text</p>');
  });

  it('looks like its type; types of one’s own look like notes', () => {
    expect(render('> [!FAQ]\n> a')).toContain('data-look="warning"');
    expect(render('> [!anything]\n> a')).toContain('data-look="note"');
  });

  it('is foldable with a sign after its type: open with `+`, folded with `-`', () => {
    expect(render('> [!tip]+ a\n> b')).toMatch(/<details [^>]*open/);
    expect(render('> [!tip]- a\n> b')).toMatch(/<details (?![^>]*open)/);
    expect(render('> [!tip] a\n> b')).not.toContain('<details');
  });

  it('may stand in another one', () => {
    expect(namesIn('> [!tip] outer\n> > [!bug] inner\n> > text')).toEqual(['outer', 'inner']);
  });

  it('a date in a narrow column is not broken at its signs, and words are', () => {
    const html = render('| day | what |\n| --- | ---: |\n| 2024-02-29 | a long walk |\n| 1,234.50 | 3 |\n');
    expect(html).toContain('<td class="whitespace-nowrap">2024-02-29</td>');
    expect(html).toContain('<td style="text-align:right">a long walk</td>');
    expect(html).toContain('<td style="text-align:right" class="whitespace-nowrap">3</td>');
  });

  it('is not every quote', () => {
    expect(render('> [x] a\n\n> a [!tip]')).not.toContain('callout');
  });
});

function namesIn(text: string): string[] {
  return [...render(text).matchAll(/<span class="callout-name">(.*?)<\/span>/g)].map(([, name = '']) => name);
}

function render(text: string): string {
  return renderToStaticMarkup(createElement(Markdown, { text })).replace(/^<div class="markdown">(.*)<\/div>$/s, '$1');
}
