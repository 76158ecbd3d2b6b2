import { expect, it } from 'vitest';
import { defaultPreferences, preferencesChange, readPreferences } from './preferences.ts';

it.each([undefined, null, 7, 'text', [], {}])('preferences that are not there are the defaults: %j', (data) => {
  expect(readPreferences(data)).toEqual(defaultPreferences);
});

it('a preference that cannot be used is replaced by its default and costs no other', () => {
  const read = readPreferences({ theme: 'dark', zoom: 5_000, density: 'dense', keys: { a: 'no list' }, later: true });
  expect(read).toEqual({ ...defaultPreferences, theme: 'dark' });
});

it('a change of preferences names only known ones, with values that can be used', () => {
  expect(preferencesChange.safeParse({ zoom: 120 }).success).toBe(true);
  expect(preferencesChange.safeParse({}).success).toBe(true);
  expect(preferencesChange.safeParse({ zoom: 79 }).success).toBe(false);
  expect(preferencesChange.safeParse({ unknown: 1 }).success).toBe(false);
});
