import { assert, constantFrom, array as listOf, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query.ts';
import { asksNothing, type QueryPart, sortOf } from './query.ts';

describe('parseQuery', () => {
  it('a query’s words are searched for as they are typed', () => {
    expect(parseQuery('  how do I\tboil eggs ')).toEqual({ text: 'how do I boil eggs', parts: [] });
  });

  it('a phrase may stand in quotation marks of any kind', () => {
    expect(parseQuery('to "Vienna by  train" “night train” „bei Nacht“')).toEqual({
      text: 'to Vienna by train night train bei Nacht',
      parts: [
        { kind: 'phrase', value: 'Vienna by train', negated: false, start: 3, end: 21 },
        { kind: 'phrase', value: 'night train', negated: false, start: 22, end: 35 },
        { kind: 'phrase', value: 'bei Nacht', negated: false, start: 36, end: 47 },
      ],
    });
  });

  it('what a query excludes is not in its text', () => {
    expect(parseQuery('salad -beetroot -"goat cheese" -#draft')).toEqual({
      text: 'salad',
      parts: [
        { kind: 'without', value: 'beetroot', start: 6, end: 15 },
        { kind: 'phrase', value: 'goat cheese', negated: true, start: 16, end: 30 },
        { kind: 'without', value: '#draft', start: 31, end: 38 },
      ],
    });
  });

  it('filters are read in any case, with quoted values, and negated', () => {
    expect(parseQuery('Folder:work eggs -folder:"My Notes" path:C:\\notes').parts).toEqual([
      { kind: 'filter', field: 'folder', value: 'work', negated: false, start: 0, end: 11 },
      { kind: 'filter', field: 'folder', value: 'My Notes', negated: true, start: 17, end: 35 },
      { kind: 'filter', field: 'path', value: 'C:\\notes', negated: false, start: 36, end: 49 },
    ]);
    expect(parseQuery('folder:work eggs').text).toBe('eggs');
  });

  it('a tag is read with or without its #', () => {
    expect(valuesOf('tag:cooking tag:#cooking -tag:area/garden')).toEqual(['cooking', 'cooking', 'area/garden']);
  });

  it('a tag is a filter by its # alone where notes have it, and a word otherwise', () => {
    const tags = ['garden', 'garden/roses', 'über-uns', '2024-trip'];
    const read = (query: string) =>
      parseQuery(query, 0, (tag, isAtEnd) => tags.some((each) => each === tag || (isAtEnd && each.startsWith(tag))));
    expect(read('bees #garden, -#garden/roses #über-uns')).toMatchObject({
      text: 'bees ,',
      parts: [
        { kind: 'filter', field: 'tag', value: 'garden', negated: false, start: 5, end: 12 },
        { kind: 'filter', field: 'tag', value: 'garden/roses', negated: true, start: 14, end: 28 },
        { kind: 'filter', field: 'tag', value: 'über-uns', negated: false, start: 29, end: 38 },
      ],
    });
    expect(read('#gar').parts).toMatchObject([{ value: 'gar' }]);
    for (const words of ['#gar bees', '#include', 'C#', '#1', '#2024', '##garden', '#garden#', 'a#garden', '#']) {
      expect(read(words)).toEqual({ text: words, parts: [] });
    }
    expect(read('"#garden"')).toMatchObject({ text: '#garden', parts: [{ kind: 'phrase' }] });
  });

  it('a title is a filter by any of its names, but not in an address or before a space', () => {
    expect(valuesOf('title:sync name:"Platform sync" -File:notes.md')).toEqual(['sync', 'Platform sync', 'notes.md']);
    expect(parseQuery('-file:notes.md').parts).toMatchObject([{ kind: 'filter', field: 'title', negated: true }]);
    for (const words of ['file:///home/a.md', 'name: John', 'file:']) expectWordsOnly(words);
    expect(parseQuery('title:').parts).toMatchObject([{ kind: 'unfinished', field: 'title' }]);
  });

  it('a type has one name, whatever it is called in the query', () => {
    expect(valuesOf('type:md type:Markdown type:.txt type:pdfs type:ipynb type:"Word"')).toEqual([
      'markdown',
      'markdown',
      'text',
      'pdf',
      'notebook',
      'docx',
    ]);
  });

  it('a date is the beginning of a year, a month or a day in the local time zone', () => {
    const times = parseQuery('after:2025 before:2025-01 -after:2024-02-29 after:2025-1-5').parts.map(timeOf);
    expect(times).toEqual([
      new Date(2025, 0, 1).getTime(),
      new Date(2025, 0, 1).getTime(),
      new Date(2024, 1, 29).getTime(),
      new Date(2025, 0, 5).getTime(),
    ]);
    const now = new Date(2025, 2, 1, 15, 30).getTime();
    expect(parseQuery('after:yesterday before:Today', now).parts.map(timeOf)).toEqual([
      new Date(2025, 1, 28).getTime(),
      new Date(2025, 2, 1).getTime(),
    ]);
  });

  it.each([
    ['tag:', 'tag', ''],
    ['-Tag:#', 'tag', '#'],
    ['folder:""', 'folder', ''],
    ['path:"', 'path', ''],
    ['type:mark', 'type', 'mark'],
    ['type:"open doc', 'type', 'open doc'],
    ['after:20', 'after', '20'],
    ['before:2025-', 'before', '2025-'],
    ['after:2025-1-', 'after', '2025-1-'],
    ['after:yest', 'after', 'yest'],
  ])('the filter %s is still being typed, and is no word to search for', (typed, field, value) => {
    const parsed = parseQuery(`eggs ${typed}`);
    expect(parsed).toMatchObject({ text: 'eggs', parts: [{ kind: 'unfinished', field, value, start: 5 }] });
    expect(asksNothing(parsed)).toBe(false);
    expect(asksNothing(parseQuery(typed))).toBe(true);
  });

  it('the value of a filter goes on to the end while its quotation mark is not closed', () => {
    expect(parseQuery('eggs folder:"My Notes/ work').parts).toEqual([
      { kind: 'filter', field: 'folder', value: 'My Notes/ work', negated: false, start: 5, end: 27 },
    ]);
  });

  it.each(['after:2025-13', 'before:2025-02-30', 'after:soon', 'after:25', 'after:0050', 'after:constructor'])(
    'the impossible date %s is read as words',
    expectWordsOnly,
  );

  it.each(['type:pfd', 'type:constructor', 'type:__proto__'])(
    'the unknown type %s is read as words, so that a typing error does not empty the results',
    expectWordsOnly,
  );

  it.each([
    '"',
    '-',
    '""',
    '-"',
    '--',
    '->',
    '--help',
    'a-b',
    'C++',
    '#tag',
    'http://x',
    '12:30',
    'std::vector',
    'C:\\x',
    ':folder',
    'subfolder:x',
    '6"',
    'a"b',
    'mail:tag:x',
    'say "never closed',
    '-"never closed',
    '“never closed"',
  ])('the query %s is read as words', expectWordsOnly);

  it('an order is read, and one that there is not is a word', () => {
    expect(parseQuery('bees sort:date').parts).toMatchObject([{ kind: 'sort', by: 'date', start: 5, end: 14 }]);
    expect(sortOf(parseQuery('sort:date bees sort:best'))).toBe('relevance');
    expect(sortOf(parseQuery('bees'))).toBe('relevance');
    expectWordsOnly('sort:size');
  });

  it('a query is read on behind a quotation mark that is never closed', () => {
    expect(parseQuery('say "never tag:x closed')).toMatchObject({
      text: 'say "never closed',
      parts: [{ field: 'tag', value: 'x' }],
    });
  });

  it('another part of a query begins only after a space', () => {
    expect(parseQuery('"so to speak", "a"-b')).toMatchObject({
      text: 'so to speak , a -b',
      parts: [{ kind: 'phrase' }, { kind: 'phrase' }],
    });
  });

  it('each part of a query has its place in what was typed, whatever that is', () => {
    assert(
      property(queries, (source) => {
        const { parts } = parseQuery(source);
        let last = 0;
        for (const { start, end } of parts) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(source.length);
        // A part means the same when it is read alone.
        for (const { start, end, ...meaning } of parts) {
          expect(parseQuery(source.slice(start, end)).parts).toEqual([{ ...meaning, start: 0, end: end - start }]);
        }
      }),
    );
  });

  it('nothing that was typed is lost: it is in the text or in a part', () => {
    assert(
      property(queries, (source) => {
        const { text, parts } = parseQuery(source);
        const outside = parts.reduceRight((rest, part) => {
          const kept = part.kind === 'phrase' && !part.negated ? ` ${part.value} ` : ' ';
          return rest.slice(0, part.start) + kept + rest.slice(part.end);
        }, source);
        expect(text).toBe(outside.replace(/\s+/g, ' ').trim());
      }),
    );
  });

  it('a query without any marks is nothing but words', () => {
    assert(
      property(queries, (source) => {
        const words = source.replace(/["“„:-]/g, '');
        expect(parseQuery(words)).toEqual({ text: words.replace(/\s+/g, ' ').trim(), parts: [] });
      }),
    );
  });
});

/** Queries made of what the query language knows, and of anything else. */
const queries = listOf(
  constantFrom(
    ...['"', '“', '”', '„', '-', '--', ' ', '\u3000', '\n', ':', '#', 'a', 'wörd', '🍕', '\ud83c', '\0', '2025-01'],
    ...['folder:', 'tag:', 'TYPE:', 'path:', 'after:', 'before:', 'pdf', 'today', '数据库', 'C++', '\\', '/', '%', "'"],
  ),
  { maxLength: 30 },
).map((pieces) => pieces.join(''));

function expectWordsOnly(source: string): void {
  expect(parseQuery(source)).toEqual({ text: source, parts: [] });
}

function valuesOf(source: string): string[] {
  return parseQuery(source).parts.map((part) => (part.kind === 'sort' ? part.by : part.value));
}

function timeOf(part: QueryPart): number | null {
  return part.kind === 'date' ? part.time : null;
}
