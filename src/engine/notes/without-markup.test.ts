import { describe, expect, it } from 'vitest';
import { plainText } from './without-markup.ts';

describe('a passage as it is read', () => {
  it.each([
    ['see [the docs](https://example.org/a_(b) "title") now', 'see the docs now'],
    ['![a red fox](fox.png) and ![](data:image/png;base64,AAAA==)', 'a red fox and '],
    ['[[Note|label]] and [[Other]] and ![[fox.png|300]]', 'label and Other and fox.png'],
    ['[text][ref] and [ref][]\n\n[ref]: https://example.org "Title"\n', 'text and ref\n\n\n'],
    ['said[^1] so\n\n[^1]: by whom', 'said so\n\nby whom'],
    ['> [!warning] Hot\n> Very.', '>  Hot\n> Very.'],
    ['a <!-- hidden --> b <!-- open', 'a   b <!-- open'],
    ['<a href="x">bold</a> <img src="x.png" alt="a fox"> Vec<T> and `<span>`', 'bold a fox Vec<T> and `<span>`'],
    ['array[0](x) stays [open', 'array0 stays [open'],
  ])('a passage of Markdown is shown without markup: %j', (markdown, plain) => {
    expect(plainText(markdown)).toBe(plain);
  });

  it.each([
    ['[[https://example.org][the docs]] here', 'the docs here'],
    ['`the docs <https://example.org>`_ here', 'the docs here'],
    [':ref:`the docs <label>` and :doc:`index`', 'the docs and index'],
    ['https://example.org[the docs] and link:a.html[b] image::fox.png[a fox]', 'the docs and b a fox'],
    ['<<section-two,the second>> part', 'the second part'],
  ])('a passage of another format is shown without markup: %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('removing markup takes no longer than a text is long, however it is made', () => {
    for (const piece of ['<!--', '[[', '![', '](', '`', 'data:', '<img ', '[^a', '<<a,']) {
      expect(plainText(piece.repeat(100_000)).length).toBeGreaterThan(0);
    }
  });
});
