import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IgnorePatterns, mostPatternWork } from './ignore-patterns.ts';

function verdict(patterns: string, path: string): boolean | null {
  const isFolder = path.endsWith('/');
  return IgnorePatterns.of(patterns, { ignoresCase: false }).verdict(isFolder ? path.slice(0, -1) : path, isFolder);
}

describe('the patterns of an ignore file', () => {
  it.each([
    // Without a slash before its end, a pattern is for names at any depth; with one, for the path from here.
    ['drafts', 'a/b/drafts', 'a/drafts.md'],
    ['drafts/', 'a/drafts/', 'a/drafts'],
    ['/top.md', 'top.md', 'a/top.md'],
    ['a/b.md', 'a/b.md', 'x/a/b.md'],
    // What stands for letters never stands for a slash.
    ['*.md', 'a/b.md', 'a/b.mdx'],
    ['a/*', 'a/b', 'a/b/c'],
    ['a?c', 'abc', 'a/c'],
    // Folders of any number.
    ['**/a/b', 'x/y/a/b', 'a/x/b'],
    ['a/**/b', 'a/b', 'a/x/c'],
    ['a/**/b', 'a/x/y/b', 'x/a/b'],
    ['a/**', 'a/b/c', 'a/'],
    ['x**y', 'xaay', 'x/y'],
    // Sets.
    ['[ab].md', 'a.md', 'c.md'],
    ['[!ab].md', 'c.md', 'a.md'],
    ['[^a-c]', 'd', 'b'],
    ['[]x]', ']', 'y'],
    ['[[:digit:]-]', '-', 'a'],
    ['[a\\]]', ']', 'b'],
    // Literal letters.
    ['\\*', '*', 'a'],
    ['\\#a', '#a', 'a'],
    ['\\!a', '!a', 'a'],
    ['a\\ ', 'a ', 'a'],
    ['a  ', 'a', 'a '],
    // Letters beyond the first plane are one each.
    ['?', '🍅', '🍅🍅'],
  ])('%s leaves out %j and not %j', (pattern, out, not) => {
    expect(verdict(pattern, out)).toBe(true);
    expect(verdict(pattern, not)).toBeNull();
  });

  it('the last that matches decides, and an exclamation mark includes again', () => {
    expect(verdict('*.md\n!keep.md', 'a/keep.md')).toBe(false);
    expect(verdict('!keep.md\n*.md', 'a/keep.md')).toBe(true);
  });

  it.each(['', '# a', '!', '/', '//', '[', '[a', 'a\\', '[[:nothing:]]'])(
    'a line that is no pattern matches nothing: %j',
    (line) => {
      for (const path of ['a', 'a/', '[', '# a']) expect(verdict(line, path)).toBeNull();
    },
  );

  it('a file from Windows, with a byte order mark, is read the same', () => {
    expect(verdict('\uFEFFa.md\r\nb.md\r\n', 'a.md')).toBe(true);
    expect(verdict('\uFEFFa.md\r\nb.md\r\n', 'b.md')).toBe(true);
  });

  it('capitals do not matter where the file system ignores them', () => {
    expect(new IgnorePatterns(['Drafts'], { ignoresCase: true }).verdict('a/DRAFTS', true)).toBe(true);
  });

  it('patterns are obeyed up to a limit of their number and length', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `${'*a'.repeat(24)}${i}`);
    const patterns = new IgnorePatterns(['first.md', ...many, 'last.md'], { ignoresCase: false });
    expect(patterns.isCut).toBe(true);
    expect(patterns.work).toBeLessThanOrEqual(mostPatternWork);
    expect([patterns.verdict('first.md', false), patterns.verdict('last.md', false)]).toEqual([true, null]);
    expect(new IgnorePatterns(['*'.repeat(1_001)], { ignoresCase: false }).isCut).toBe(true);
    const ordinary = Array.from({ length: 1_000 }, (_, i) => `*.ext${i}`);
    expect(new IgnorePatterns(ordinary, { ignoresCase: false }).isCut).toBe(false);
  });

  it('any text is compared with any path', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab*?[]!^-\\/# ') }),
        fc.string({ unit: fc.constantFrom(...'ab/') }),
        (pattern, path) => {
          verdict(pattern, path);
        },
      ),
    );
  });
});

it('patterns made to be slow are compared in steps that grow with pattern and path alone', () => {
  const pattern = `${'**/a/'.repeat(190)}b`;
  const path = 'a/'.repeat(1_000);
  expect(verdict(pattern, `${path}c`)).toBeNull();
  expect(verdict(pattern, `${path}b`)).toBe(true);
  const name = `${'*a'.repeat(100)}b`;
  expect(verdict(name, 'a'.repeat(250))).toBeNull();
  expect(verdict(name, `${'a'.repeat(250)}b`)).toBe(true);
});
