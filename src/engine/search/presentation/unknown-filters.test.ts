import { expect, it, vi } from 'vitest';
import { indexOf } from '../../testing/passages.ts';
import { Filters } from '../ranking/filters.ts';
import { unknownFiltersOf } from './unknown-filters.ts';

it('the names near a filter that no note passes are gathered once, however often it is typed on', () => {
  const index = indexOf([
    { path: 'Garten/a.md', tags: ['Käse'], passages: ['x'] },
    { path: 'b.md', tags: ['bread'], passages: ['x'] },
  ]);
  const filters = new Filters(index);
  const nearest = (query: string) =>
    unknownFiltersOf(query, filters.parse(query), filters).map(({ field, nearest: name }) => [field, name]);
  const walked = vi.spyOn(index.notes, 'all');
  expect(nearest('tag:kasex')).toEqual([['tag', 'Käse']]);
  const first = walked.mock.calls.length;
  expect(nearest('tag:kasexy')).toEqual([['tag', 'Käse']]);
  expect(walked.mock.calls.length - first).toBe(first - 1);
  expect(nearest('folder:gartex title:zzz')).toEqual([
    ['folder', 'Garten'],
    ['title', null],
  ]);
});

it('a type that no note has is told in the user’s own word', () => {
  const filters = new Filters(indexOf([{ path: 'a.md', passages: ['x'] }]));
  const values = (query: string) => unknownFiltersOf(query, filters.parse(query), filters).map(({ value }) => value);
  expect(values('offer type:xls')).toEqual(['xls']);
  expect(values('type:"Word" type:pages type:md')).toEqual(['Word', 'pages']);
  expect(values('type:“Word” type:„xls“')).toEqual(['Word', 'xls']);
});
