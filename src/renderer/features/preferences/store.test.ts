import { expect, it } from 'vitest';
import { NearnoteError } from '../../../shared/errors.ts';
import { changedPreferences, defaultPreferences, type PreferencesChange } from '../../../shared/preferences.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { createPreferencesStore } from './store.ts';

it('the window shows a changed preference at once, and has it kept', async () => {
  const kept: PreferencesChange[] = [];
  const store = createPreferencesStore({
    read: async () => ({ ...defaultPreferences, zoom: 120 }),
    keep: async (change) => {
      kept.push(change);
      return defaultPreferences;
    },
    onError: expect.unreachable,
  });
  await store.getState().load();
  expect(store.getState().now.zoom).toBe(120);
  store.getState().change({ density: 'compact' });
  expect(store.getState().now).toMatchObject({ zoom: 120, density: 'compact' });
  expect(kept).toEqual([{ density: 'compact' }]);
});

it('preferences that cannot be had or kept are the ones before, and the user is told', async () => {
  const errors: unknown[] = [];
  const refused = new NearnoteError('invalid-request', verbatim('That cannot be chosen.'));
  const store = createPreferencesStore({
    read: () => Promise.reject(refused),
    keep: () => Promise.reject(refused),
    onError: (error) => errors.push(error),
  });
  await store.getState().load();
  store.getState().change({ theme: 'dark' });
  await expect.poll(() => store.getState().now).toEqual(defaultPreferences);
  expect(errors).toEqual([refused, refused]);
});

it('a preference that is refused takes back no other that was chosen meanwhile', async () => {
  let kept = defaultPreferences;
  const store = createPreferencesStore({
    read: async () => kept,
    keep: async (change) => {
      if (change.zoom !== undefined) throw new NearnoteError('invalid-request', verbatim('That cannot be chosen.'));
      kept = changedPreferences(kept, change);
      return kept;
    },
    onError: () => {},
  });
  store.getState().change({ zoom: 200 });
  store.getState().change({ density: 'compact' });
  await expect.poll(() => store.getState().now).toEqual({ ...defaultPreferences, density: 'compact' });
});
