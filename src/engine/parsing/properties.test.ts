import { describe, expect, it } from 'vitest';
import { outlineOfMarkdown } from './markdown.ts';
import { dateOf, dateOfName } from './properties.ts';

const propertiesIn = (text: string) => outlineOfMarkdown(text).properties;
const day = (year: number, month: number, date: number, hour = 0, minute = 0) =>
  new Date(year, month - 1, date, hour, minute).getTime();

describe('what front matter says of a note', () => {
  it.each([
    ['---\ntags: [garden, Soil]\n---\n', ['garden', 'Soil']],
    ['---\ntags:\n  - garden\n  - 2024\n---\n', ['garden', '2024']],
    ['---\ntags: garden, wet soil\n---\n', ['garden', 'wet soil']],
    ['---\ntag: "#garden #soil"\nkeywords: [garden, leaf]\n---\n', ['garden', 'soil', 'leaf']],
    ['+++\ntags = ["a", "b/c"]\n+++\n', ['a', 'b/c']],
    ['---\ntags:\n---\n', []],
    ['---\ntags: {a: 1}\n---\n', []],
    ['---\n- a\n- b\n---\n', []],
  ])('front matter gives the tags of %j', (text, tags) => {
    expect(propertiesIn(text).tags).toEqual(tags);
  });

  it('front matter gives aliases, one or many', () => {
    expect(propertiesIn('---\naliases: [Loaf, Sourdough]\n---\n').aliases).toEqual(['Loaf', 'Sourdough']);
    expect(propertiesIn('---\nalias: Bread, mostly\n---\n').aliases).toEqual(['Bread, mostly']);
  });

  it('front matter gives a date, in YAML and in TOML', () => {
    expect(propertiesIn('---\ndate: 2025-01-31\n---\n').date).toBe(day(2025, 1, 31));
    expect(propertiesIn('---\ncreated: 2025-01-31 14:05\n---\n').date).toBe(day(2025, 1, 31, 14, 5));
    expect(propertiesIn('+++\ndate = 2025-01-31T12:00:00Z\n+++\n').date).toBe(Date.UTC(2025, 0, 31, 12));
    expect(propertiesIn('---\ndate: 2026-13-45\n---\n').date).toBeNull();
  });

  it('front matter too long to be written by hand is left unread', () => {
    expect(propertiesIn(`---\ntitle: x\na: ${'y'.repeat(70_000)}\n---\n# Z\n`).title).toBeNull();
  });
});

describe('tags in the text', () => {
  it.each([
    ['about #garden and #garden/soil.', ['garden', 'garden/soil']],
    ['(#one), [#two] #three-3', ['one', 'two', 'three-3']],
    ['# Heading with #tag', ['tag']],
    ['#日本 and #café', ['日本', 'café']],
    ['issue #12, C#, a#b, ##no, https://x.org/#top, [link](#anchor)', []],
    ['`#code` and ``a ` #code`` but ` #unclosed', ['unclosed']],
    ['```\n#include <x>\n```\n', []],
    ['#same #same', ['same']],
  ])('the tags in the text %j are found', (text, tags) => {
    expect(propertiesIn(text).tags).toEqual(tags);
  });
});

describe('dates', () => {
  it.each([
    ['2025-01-31', day(2025, 1, 31)],
    ['2025/1/3', day(2025, 1, 3)],
    ['2025-01-31T10:00:00+01:00', Date.UTC(2025, 0, 31, 9)],
    ['January 31, 2025', day(2025, 1, 31)],
    ['2025-02-30', null],
    ['tomorrow', null],
    [20_250_131, null],
  ])('a date written %j is read', (written, ms) => {
    expect(dateOf(written)).toBe(ms);
  });

  it.each([
    ['2025-01-31 Meeting', day(2025, 1, 31)],
    ['20250131', day(2025, 1, 31)],
    ['2025_01_31', day(2025, 1, 31)],
    ['202501311200', null],
    ['2025-13-01', null],
    ['Meeting 2025-01-31', null],
  ])('a date at the start of the name %j is read', (name, ms) => {
    expect(dateOfName(name)).toBe(ms);
  });
});
