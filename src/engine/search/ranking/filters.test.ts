import { assert, constantFrom, integer, array as listOf, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addNote, indexOf, type TestNote } from '../../testing/passages.ts';
import { Facets } from '../facets/facets.ts';
import { conflictingFiltersOf } from '../presentation/conflicting-filters.ts';
import { suggestionsFor } from '../presentation/suggest.ts';
import { Filters, foldersOf } from './filters.ts';

function over(...notes: Omit<TestNote, 'passages'>[]) {
  const index = indexOf(notes.map((note) => ({ ...note, passages: ['x'] })));
  const through = (query: string) => {
    const filters = new Filters(index);
    const found = filters.passing(filters.parse(query).parts);
    return found === null ? null : [...found];
  };
  const conflicts = (query: string) => {
    const filters = new Filters(index);
    return conflictingFiltersOf(filters.parse(query), filters).map(({ start, end }) => query.slice(start, end));
  };
  return { index, through, conflicts };
}

const day = (text: string) => new Date(`${text}T00:00:00`).getTime();

describe('filters', () => {
  it('a query of words and phrases has no filters', () => {
    expect(over({}).through('words "a phrase" -without')).toBeNull();
  });

  it('a note that is saved again passes the filters by its new date and its new tags', () => {
    const { index } = over({ tags: ['bees'], date: day('2024-01-01') }, { date: day('2024-01-01') });
    const filters = new Filters(index);
    const through = (query: string) => [...(filters.passing(filters.parse(query).parts) ?? [])];
    expect(through('tag:bees')).toEqual([1]);
    expect(through('after:2025-01-01')).toEqual([]);
    index.redate(2, day('2025-06-01'));
    expect(through('after:2025-01-01')).toEqual([2]);
    addNote(index, 2, { tags: ['bees'], passages: ['x'] });
    expect(through('tag:bees')).toEqual([1, 2]);
  });

  it('a tag filter covers the tags below it, whatever their case and accents', () => {
    const { through } = over(
      { tags: ['Garten/Rosen'] },
      { tags: ['garten'] },
      { tags: ['gartenbau'] },
      { tags: ['café'] },
    );
    expect(through('tag:garten')).toEqual([1, 2]);
    expect(through('tag:#GARTEN/rosen')).toEqual([1]);
    expect(through('tag:cafe')).toEqual([4]);
  });

  it('a filter’s value that is still being typed is taken for the beginning of one', () => {
    const { through } = over({ tags: ['garden'] }, { path: 'work/clients/a.md' });
    expect(through('tag:gar')).toEqual([1]);
    expect(through('folder:wor')).toEqual([2]);
    expect(through('folder:work/cli')).toEqual([2]);
    expect(through('tag:nothing')).toEqual([]);
  });

  it('a folder filter takes a folder’s name or its path from the top', () => {
    const { through } = over(
      { path: 'work/clients/a.md' },
      { path: 'home/work.md' },
      { folder: '/n/Work', path: 'b.md' },
    );
    for (const typed of ['work', '/work/', 'WORK/']) expect(through(`folder:${typed}`)).toEqual([1, 3]);
    expect(through('folder:work/clients')).toEqual([1]);
    expect(through('folder:work\\clients')).toEqual([1]);
    expect(through('folder:notes')).toEqual([1, 2]);
  });

  it('a folder filter takes a whole path, where added folders have the same name', () => {
    const { through } = over(
      { folder: '/home/a/notes', path: 'My work/b.md' },
      { folder: '/home/b/notes', path: 'My work/b.md' },
      { folder: 'C:\\Notes', path: 'My work/b.md' },
    );
    expect(through('folder:"notes/My work"')).toEqual([1, 2, 3]);
    expect(through('folder:"/home/a/notes/My work"')).toEqual([1]);
    expect(through('-folder:/home/b/notes')).toEqual([1, 3]);
    expect(through('folder:"C:\\Notes\\My work"')).toEqual([3]);
    expect(through('folder:/home')).toEqual([1, 2]);
    expect(through('folder:home')).toEqual([]);
  });

  it('a path filter takes a part of a path, and a type filter any name of the type', () => {
    const { through } = over({ path: 'Grüße/a.md' }, { path: 'b.pdf', format: 'pdf' });
    expect(through('path:grusse')).toEqual([1]);
    expect(through('path:grube')).toEqual([]);
    expect(through('path:.pdf')).toEqual([2]);
    expect(through('type:PDF')).toEqual([2]);
    expect(through('type:md')).toEqual([1]);
  });

  it('a date filter begins with the first moment of the date, or ends before it', () => {
    const { through } = over({ date: day('2025-01-01') }, { date: day('2024-12-31') });
    expect(through('after:2025-01')).toEqual([1]);
    expect(through('before:2025-01')).toEqual([2]);
    expect(through('after:2024-12-31 before:2025')).toEqual([2]);
  });

  it('a note has to pass all filters, and a minus reverses one', () => {
    const { through } = over({ tags: ['a', 'b'] }, { tags: ['a'] }, {});
    expect(through('tag:a tag:b')).toEqual([1]);
    expect(through('tag:a -tag:b')).toEqual([2]);
    expect(through('-tag:a')).toEqual([3]);
    expect(through('-type:markdown')).toEqual([]);
    expect(through('-after:1960')).toEqual([]);
  });

  it('of several folders or types that are wanted, a note has one, and of tags all', () => {
    const { through } = over(
      { path: 'house/a.md', tags: ['a'] },
      { path: 'car/b.pdf', format: 'pdf' },
      { tags: ['a', 'b'] },
    );
    expect(through('folder:house folder:car')).toEqual([1, 2]);
    expect(through('folder:house folder:car -folder:car')).toEqual([1]);
    expect(through('folder:house folder:car type:pdf')).toEqual([2]);
    expect(through('type:pdf type:md')).toEqual([1, 2, 3]);
    expect(through('tag:a tag:b')).toEqual([3]);
  });

  it('a tag with its # is a filter as soon as the library has it', () => {
    const { index, through } = over({ tags: ['Garden/Roses'] }, {});
    expect(through('#garden')).toEqual([1]);
    expect(through('#garden/ro')).toEqual([1]);
    expect(through('#bees')).toBeNull();
    const filters = new Filters(index);
    expect(filters.parse('#bees honey').text).toBe('#bees honey');
    addNote(index, 9, { tags: ['bees'], passages: ['x'] });
    expect(filters.parse('#bees honey').text).toBe('honey');
  });

  it('a title filter takes a part of a title, an alias or a file name', () => {
    const { through } = over(
      { path: 'a.md', title: 'Platform sync 23 April' },
      { path: 'work/platform sync.md', title: 'Notes' },
      { path: 'b.md', title: 'x', aliases: ['The Platform'] },
      { path: 'platform/c.md', title: 'y' },
    );
    expect(through('title:PLATFORM')).toEqual([1, 2, 3]);
    expect(through('title:"platform sync"')).toEqual([1, 2]);
  });

  it('filters that no note passes together are named, two alone where they exclude each other', () => {
    const { conflicts } = over({ tags: ['a', 'b'] }, { tags: ['b', 'c'] }, { tags: ['a', 'c'] }, { tags: ['d'] });
    expect(conflicts('x tag:a tag:d tag:b')).toEqual(['tag:a', 'tag:d']);
    expect(conflicts('tag:a tag:b tag:c')).toEqual(['tag:a', 'tag:b', 'tag:c']);
    for (const query of ['tag:a tag:b', 'tag:a tag:none', 'words', 'tag:a']) expect(conflicts(query)).toEqual([]);
  });

  it('filters never keep out a note whose own values they name', () => {
    const name = listOf(constantFrom('a', 'B', 'é', 'ß', 'İ', '東', '😀', '-', '_', '.', '+', '1'), {
      minLength: 1,
      maxLength: 4,
    }).map((characters) => characters.join(''));
    const names = listOf(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    const note = record({
      tags: listOf(names, { maxLength: 3 }),
      path: names,
      format: constantFrom('markdown', 'text', 'pdf', 'org'),
      date: integer({ min: 0, max: 2e12 }),
    });
    assert(
      property(listOf(note, { minLength: 1, maxLength: 5 }), (notes) => {
        const { index, through } = over(...notes);
        for (const [place, { tags, path, format, date }] of notes.entries()) {
          const own = [...tags.map((tag) => `tag:"${tag}"`), `path:"${path}"`, `type:${format}`];
          own.push(`folder:"${foldersOf({ folder: '/notes', path })}"`);
          own.push(`after:${new Date(Math.floor(date / 864e5) * 864e5 - 2 * 864e5).toISOString().slice(0, 10)}`);
          for (const filter of own) expect(through(filter)).toContain(place + 1);
          expect(through(own.join(' '))).toContain(place + 1);
        }
        for (const field of ['tag', 'folder', 'path', 'type'] as const) {
          for (const { value, notes: count } of suggestionsFor(
            { field, prefix: '', limit: 50 },
            index,
            new Facets(index),
          )) {
            expect(through(`${field}:"${value}"`)?.length).toBeGreaterThanOrEqual(count);
          }
        }
      }),
    );
  });
});

describe('suggestions', () => {
  const { index } = over(
    { tags: ['garden', 'Bees'], path: 'work/clients/a.md' },
    { tags: ['garden/roses'], path: 'work/b.md' },
    { tags: ['kindergarten', 'garden'], path: 'c.pdf', format: 'pdf' },
  );
  const values = (field: 'tag' | 'folder' | 'type' | 'title' | 'path', prefix: string, limit = 10) =>
    suggestionsFor({ field, prefix, limit }, index, new Facets(index));

  it('suggestions begin with what was typed before those that only hold it, common ones first', () => {
    expect(values('tag', '#GAR')).toEqual([
      { value: 'garden', notes: 3 },
      { value: 'garden/roses', notes: 1 },
      { value: 'kindergarten', notes: 1 },
    ]);
    expect(values('tag', 'gar', 1)).toEqual([{ value: 'garden', notes: 3 }]);
  });

  it('suggestions are folders with those inside them, types and paths', () => {
    expect(values('folder', '')).toEqual([
      { value: 'notes', notes: 3 },
      { value: 'work', notes: 2 },
      { value: 'work/clients', notes: 1 },
    ]);
    expect(values('type', 'p')).toEqual([{ value: 'pdf', notes: 1 }]);
    expect(values('path', 'b.')).toEqual([{ value: 'work/b.md', notes: 1 }]);
    expect(values('tag', 'nothing')).toEqual([]);
  });
});
