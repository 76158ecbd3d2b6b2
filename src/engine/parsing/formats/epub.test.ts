import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readEpub } from './epub.ts';

const container = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>';
const page = (text: string) => `<?xml version="1.0"?><html><body><p>${text}</p></body></html>`;
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const packageOf = (...hrefs: string[]) => {
  const items = hrefs.map((href, at) => `<item id="c${at}" href="${href}"/>`).join('');
  const spine = hrefs.map((_, at) => `<itemref idref="c${at}"/>`).join('');
  return `<package><metadata><dc:title>Reeds</dc:title></metadata><manifest>${items}</manifest><spine>${spine}</spine></package>`;
};
const bookOf = (files: Record<string, string | Uint8Array>) =>
  readEpub(
    zipSync(
      Object.fromEntries(
        Object.entries({ 'META-INF/container.xml': container, ...files }).map(([name, file]) => [
          name,
          typeof file === 'string' ? strToU8(file) : file,
        ]),
      ),
    ),
  );

describe('the chapters of a book', () => {
  it.each([
    ['with a fragment', 'c1.xhtml#start', 'OPS/c1.xhtml'],
    ['with escapes', 'ch%20one.xhtml', 'OPS/ch one.xhtml'],
    ['in another case', 'Text/C1.xhtml', 'OPS/text/c1.xhtml'],
    ['with accents in another form', 'Cafe\u0301.xhtml', 'OPS/Café.xhtml'],
    ['from the top', '/OPS/c1.xhtml', 'OPS/c1.xhtml'],
    ['with the slashes of Windows', 'text\\c1.xhtml', 'OPS/text/c1.xhtml'],
    ['without an ending', 'chap1', 'OPS/chap1'],
    ['in a folder above', '../c1.htm', 'c1.htm'],
    ['with a literal percent sign', '100%.xhtml', 'OPS/100%.xhtml'],
  ])('are found however they are named: %s', (_, href, name) => {
    const { text, warning } = bookOf({ 'OPS/book.opf': packageOf(href), [name]: page('heron') });
    expect([text, warning]).toEqual(['heron', null]);
  });

  it.each([
    ['UTF-16', utf16(page('heron café'))],
    ['UTF-16 without a mark', utf16(page('heron café')).subarray(2)],
    ['Latin-1', Buffer.from(page('heron café').replace('?>', ' encoding="iso-8859-1"?>'), 'latin1')],
    ['Latin-1 that says it is UTF-8', Buffer.from(page('heron café').replace('?>', ' encoding="utf-8"?>'), 'latin1')],
  ])('are read in their encoding: %s', (_, chapter) => {
    expect(bookOf({ 'OPS/book.opf': packageOf('c.xhtml'), 'OPS/c.xhtml': chapter }).text).toBe('heron café');
  });

  it('are found through a list that is in UTF-16 or has other prefixes', () => {
    const files = { 'OPS/c.xhtml': page('heron') };
    expect(bookOf({ ...files, 'OPS/book.opf': utf16(packageOf('c.xhtml')) }).text).toBe('heron');
    const prefixed = packageOf('c.xhtml')
      .replace(/<(\/?)(?=[a-z]+[ >])/g, '<$1opf:')
      .replaceAll('dc:', 'dublin:');
    expect(bookOf({ ...files, 'OPS/book.opf': prefixed }).outline.title).toBe('Reeds');
  });

  it('that are missing are told, and a book without any is refused', () => {
    const { text, warning } = bookOf({ 'OPS/book.opf': packageOf('a.xhtml', 'b.xhtml'), 'OPS/a.xhtml': page('heron') });
    expect(text).toBe('heron');
    expect(warning?.values).toEqual({ read: 1, chapters: 2 });
    expect(() => bookOf({ 'OPS/book.opf': packageOf('a.xhtml') })).toThrow('none of its chapters');
  });
});
