import { expect, it } from 'vitest';
import { unreadText } from './unread-text.ts';

it('what looks like a filter is said to have been searched for as words, with the filter that may be meant', () => {
  expect(unreadText({ name: 'has', value: 'task', field: null })).toBe(
    '“has:task” is no filter, and was searched for as words',
  );
  expect(unreadText({ name: 'After', value: 'lastweek', field: 'after' })).toBe(
    '“After:lastweek” cannot be read, and was searched for as words',
  );
  expect(unreadText({ name: 'in', value: 'title', field: 'folder' })).toBe(
    '“in:title” was searched for as words; the filter is folder:',
  );
});
