import { expect, it } from 'vitest';
import { parseQuery } from '../../../shared/parse-query.ts';
import { unreadFiltersOf } from './unread-filters.ts';

const unread = (query: string) => unreadFiltersOf(query, parseQuery(query));

it.each([
  ['in:title sync', { name: 'in', value: 'title', field: 'folder', start: 0, end: 8 }],
  ['sync has:task', { name: 'has', value: 'task', field: null, start: 5, end: 13 }],
  ['after:lastweek', { name: 'after', value: 'lastweek', field: 'after', start: 0, end: 14 }],
  ['-tags:garden', { name: 'tags', value: 'garden', field: 'tag', start: 0, end: 12 }],
  ['Titel:"Platform sync"', { name: 'Titel', value: 'Platform sync', field: 'title', start: 0, end: 21 }],
  ['sort:size', { name: 'sort', value: 'size', field: 'sort', start: 0, end: 9 }],
])('what looks like a filter and is none is named: %s', (query, filter) => {
  expect(unread(query)).toEqual([filter]);
});

it.each([
  'http://example.org std::vector 12:30 C:\\notes port:8080 math:algebra',
  'note: the bees; error:E24 Re:budget in: the garden',
  'title:sync tag:garden after:2024 type:pfd tag: "in:title"',
])('addresses, times, other words and filters that are read are not named: %s', (query) => {
  expect(unread(query)).toEqual([]);
});
