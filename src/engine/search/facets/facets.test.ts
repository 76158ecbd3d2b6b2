import { assert, constantFrom, array as listOf, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../shared/parse-query.ts';
import { indexOf, type TestNote } from '../../testing/passages.ts';
import { Filters } from '../ranking/filters.ts';
import { Facets } from './facets.ts';

type Given = Omit<TestNote, 'passages'>;

const over = (...notes: Given[]) => indexOf(notes.map((note) => ({ ...note, passages: ['x'] })));

describe('facets', () => {
  it('a note counts in its folder and in every folder above it', () => {
    const facets = new Facets(over({ path: 'a.md' }, { path: 'work/b.md' }, { path: 'work/clients/c.md' }));
    expect(facets.all().folders).toEqual([
      { folder: '/notes', path: '', notes: 3 },
      { folder: '/notes', path: 'work', notes: 2 },
      { folder: '/notes', path: 'work/clients', notes: 1 },
    ]);
  });

  it('folders of the same name in two added folders are two', () => {
    const facets = new Facets(over({ folder: '/a', path: 'work/b.md' }, { folder: '/b', path: 'work/b.md' }));
    expect(facets.all().folders.filter(({ path }) => path === 'work')).toEqual([
      { folder: '/a', path: 'work', notes: 1 },
      { folder: '/b', path: 'work', notes: 1 },
    ]);
  });

  it('a note with two tags below the same one counts once for it', () => {
    const { tags } = new Facets(over({ tags: ['area/garden', 'area/home'] }, { tags: ['area'] })).all();
    expect(tags).toEqual([
      { tag: 'area', notes: 2 },
      { tag: 'area/garden', notes: 1 },
      { tag: 'area/home', notes: 1 },
    ]);
  });

  it('tags that differ in case and accents only are one, spelt as the first of them', () => {
    expect(new Facets(over({ tags: ['Café/Wien'] }, { tags: ['cafe/wien', 'CAFÉ'] })).all().tags).toEqual([
      { tag: 'Café', notes: 2 },
      { tag: 'Café/Wien', notes: 2 },
    ]);
    expect(new Facets(over({ tags: ['Café'] }, { tags: ['cafe/x'] })).all().tags[1]).toEqual({
      tag: 'Café/x',
      notes: 1,
    });
  });

  it('of very many notes that are gone nothing is remembered, not even how they spelt a tag', () => {
    const gone = Array.from({ length: 10_001 }, () => ({ tags: ['Café'] }));
    const index = over(...gone, { tags: ['cafe'] });
    const facets = new Facets(index);
    expect(facets.all().tags).toEqual([{ tag: 'Café', notes: 10_002 }]);
    index.remove(
      gone.map((_, at) => at + 1),
      true,
    );
    expect(facets.all().tags).toEqual([{ tag: 'cafe', notes: 1 }]);
  });

  it('a tag of slashes only is none, and slashes at an end or beside each other make no level', () => {
    expect(new Facets(over({ tags: ['/', 'a/', 'a//b'] })).all().tags).toEqual([
      { tag: 'a', notes: 1 },
      { tag: 'a/b', notes: 1 },
    ]);
  });

  it('of some notes, only their folders and tags are counted', () => {
    const facets = new Facets(over({ path: 'x/a.md', tags: ['t'] }, { path: 'y/b.md', tags: ['u'] }));
    expect(facets.of([2])).toEqual({
      folders: [
        { folder: '/notes', path: '', notes: 1 },
        { folder: '/notes', path: 'y', notes: 1 },
      ],
      tags: [{ tag: 'u', notes: 1 }],
    });
  });

  it('counts follow notes that are moved and removed', () => {
    const index = over({ path: 'x/a.md' }, { path: 'y/b.md' });
    const facets = new Facets(index);
    expect(facets.all().folders).toHaveLength(3);
    index.move(1, 'y/a.md');
    expect(facets.all().folders.map(({ path, notes }) => [path, notes])).toEqual([
      ['', 2],
      ['y', 2],
    ]);
    index.remove([1, 2], true);
    expect(facets.all().folders).toEqual([]);
  });

  it('what is counted for a folder or tag is what its filter finds', () => {
    const folder = constantFrom('', 'a/', 'a/b/', 'b/', 'My Notes/c/');
    const tag = constantFrom('a', 'A/b', 'a/c', 'é', 'e/x', 'a//b', 'e/');
    assert(
      property(listOf(record({ folder, tags: listOf(tag) }), { maxLength: 12 }), (notes) => {
        const index = over(...notes.map(({ folder: at, tags }, i) => ({ path: `${at}${i}.md`, tags })));
        const filters = new Filters(index);
        const found = (query: string) => filters.passing(parseQuery(query).parts)?.size;
        const { folders, tags } = new Facets(index).all();
        for (const each of tags) expect(found(`tag:${each.tag}`)).toBe(each.notes);
        for (const { path, notes: counted } of folders) {
          expect(found(`folder:"${path === '' ? 'notes' : `notes/${path}`}"`)).toBe(counted);
        }
      }),
    );
  });
});
