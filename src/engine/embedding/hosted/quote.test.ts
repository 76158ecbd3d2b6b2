import { describe, expect, it } from 'vitest';
import { quote } from './quote.ts';

const token = 'abcdefghij-KLMNOPQRST';

describe('words of a service', () => {
  it('harmless words of a service are quoted as they are', () => {
    const words = 'The model `text-embedding-nomic-embed-text-v1.5` does not exist, see https://example.com/docs.';
    expect(quote(words, token)).toBe(words);
  });

  it.each([
    ['the token', `Bad key ${token}.`],
    ['its beginning', 'Bad key abcdefgh…'],
    ['its end', 'Bad key ending in …MNOPQRST'],
    ['a masked token', 'Bad key zz***yy'],
    ['somebody’s token', 'Bad key sk-proj-4711x'],
    ['a token of GitHub', 'Bad key ghp_0123456789'],
    ['a long random word', 'Bad key 0a1b2c3d4e5f0a1b2c3d4e5f'],
    ['an address with a password', 'Bad key https://me:secret@example.com'],
  ])('words of a service are quoted without %s', (_, words) => {
    expect(quote(words, token)).toBe(words.replace(/(?<=Bad key (?:ending in )?)(?!ending)\S+/, '[hidden]'));
  });

  it('words of a service become one short line without control characters', () => {
    const line = quote(`first\r\n\u001b[31msecond\u0000\u202Ethird ${'word '.repeat(100)}`, null);
    expect(line).toMatch(/^first \[31msecond third word .*wo…$/);
    expect(line.length).toBeLessThanOrEqual(201);
  });

  it('of an endless message only the beginning is read, and no token that is cut there is shown', () => {
    const endless = `Bad key ${'x'.repeat(3_000_000)}`;
    expect(quote(endless, null)).toBe('Bad key');
    const cut = `${`${'a1'.repeat(20)} `.repeat(48)}sk-secret-${'z'.repeat(100)}`;
    expect(quote(cut, null)).not.toContain('sk-');
  });

  it('a web page is not quoted', () => {
    expect(quote('\n<!doctype html><h1>502</h1>', null)).toBe('');
  });
});
