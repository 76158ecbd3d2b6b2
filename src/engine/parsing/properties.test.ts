import { describe, expect, it } from 'vitest';
import { outlineOfMarkdown } from './markdown.ts';

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
    ['---\ntags:\n- a\n- "#b c"\n---\n', ['a', 'b c']],
    ['---\ntags: [a, [b, c]]\n---\n', ['a', 'b', 'c']],
    ['---\ntags: [\n  a,\nb\n]\n---\n', ['a', 'b']],
    ['---\ntags: {a, b}\n---\n', ['a', 'b']],
    ['---\ntags: |\n  a\n  b\n---\n', ['a', 'b']],
    ['---\ntags: #a #b\n---\n', ['a', 'b']],
    ['---\ntags:\n  - #a\n  - b\n---\n', ['a', 'b']],
    ['---\ntags: ["[[a b]]", 🌱]\n---\n', ['a b', '🌱']],
    ['---\nTAGS: [a]\nKeywords: b\n---\n', ['a', 'b']],
    ['---\ntags: ~\n---\n', []],
    ['---\ntags: [1.10, 007, true]\n---\n', ['1.10', '007', 'true']],
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
    ['read it #📚 and #🌱seedling, #work/🚧 and #👩‍🔬', ['📚', '🌱seedling', 'work/🚧', '👩‍🔬']],
    ['- hive #[[long tag]] and `#[[code]]`', ['long tag']],
  ])('the tags in the text %j are found', (text, tags) => {
    expect(propertiesIn(text).tags).toEqual(tags);
  });
});

describe('front matter with a line that cannot be parsed', () => {
  it.each([
    ['a colon in the title', 'title: Kayaks: a paddle', { title: 'Kayaks: a paddle' }],
    ['a key that is stated twice', 'status: a\nstatus: b', {}],
    ['tags that are stated twice', 'tags: [more]', { tags: ['kept', 'more'] }],
    ['text behind a link', 'up: [[Sea]] and more', {}],
    ['a star at the beginning', 'title: *bold* words', { title: '*bold* words' }],
    ['an at sign at the beginning', 'author: @anna', {}],
    ['an unclosed list', 'aliases: [one, two', { aliases: ['one', 'two'] }],
    ['tabs before the items', 'aliases:\n\t- one\n\t- two', { aliases: ['one', 'two'] }],
    ['an unclosed quotation mark', 'title: "Open', { title: 'Open' }],
    ['a template', 'title: {{date:YYYY}}\n<% tp.file.title %>', {}],
    ['a line without a key', 'no key at all', {}],
    ['a percent sign', 'progress: %50', {}],
  ])('loses that line at most: %s', (_, line, read) => {
    const { properties, warning } = outlineOfMarkdown(`---\ntags: [kept]\n${line}\ndate: 2025-01-31\n---\ntext`);
    expect(properties).toMatchObject({ tags: ['kept'], date: day(2025, 1, 31), ...read });
    expect([3, 4]).toContain(warning?.values.line);
  });

  it('is told by the number of its line, in TOML, too', () => {
    const { properties, warning } = outlineOfMarkdown('+++\ntitle = "a"\ndraft = maybe so\ntags = ["b"]\n+++\n');
    expect(properties).toMatchObject({ title: 'a', tags: ['b'] });
    expect(warning?.values).toEqual({ line: 3, count: 1 });
    expect(outlineOfMarkdown('---\ntitle: a\n---\n').warning).toBeNull();
  });
});

describe('a rule at the beginning', () => {
  it.each([
    '---\n**HALVORSEN BOATYARD**\nQuay seven\n---\n\nDear customer',
    '---\n\nMonday I planted quinces.\n\nA walk: long.\n\n---\n\nTuesday',
    '---\n# A heading\n\nText.\n---\n',
    '+++\nNews of the week\n+++\nmore',
    '---\n- one\n- two\n---\n',
    '---\nDear Anna,\nRe: the boat\nIt is ready.\n---\n',
  ])('is no front matter, and nothing is lost: %j', (text) => {
    const { blocks } = outlineOfMarkdown(text);
    const read = blocks.map(({ start, end }) => text.slice(start, end)).join('\n');
    for (const word of text.match(/\w+/g) ?? []) expect(read).toContain(word);
  });

  it.each([
    '---\ncssclass: wide\nup: "[[Sea]]"\n---\n',
    '---\n# comment\nkey: v\n\n  more\n---\n',
    '---\n"a b": 1\n---\n',
  ])('begins front matter where the lines are properties: %j', (text) =>
    expect(outlineOfMarkdown(text).blocks).toEqual([]),
  );
});

describe('properties in the text', () => {
  it('those of a page in Logseq are its own', () => {
    const text =
      'tags:: bees, [[long tag]]\nalias:: apiary log, hives\ntitle:: Hives\ncreated:: [[2025-01-31]]\n\n- text\n';
    expect(propertiesIn(text)).toEqual({
      title: 'Hives',
      tags: ['bees', 'long tag'],
      aliases: ['apiary log', 'hives'],
      date: day(2025, 1, 31),
    });
  });

  it('further down only tags count, also within a line', () => {
    const text = '- one\n  tags:: bees\n- two [tags:: honey] (title:: no)\n\n```\ntags:: code\n```\n';
    expect(propertiesIn(text)).toMatchObject({ title: null, tags: ['bees', 'honey'] });
  });
});
