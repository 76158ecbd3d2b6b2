import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExclusionPreview } from '../../../shared/domain.ts';
import { NearnoteError } from '../../../shared/errors.ts';
import type { FolderView } from '../../../shared/library-state.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { createFolderSettingsStore, settingsOf } from './store.ts';

const settings = { patterns: ['drafts/'], gitignore: true, code: false, pictures: false, mostMegabytes: 10 };
const folder: FolderView = {
  id: 7,
  path: '/notes',
  notes: 3,
  available: true,
  work: null,
  isSample: false,
  polled: null,
  settings,
};
const found: ExclusionPreview = { kept: 2, unreadable: 0, excluded: 1, examples: ['drafts/a.md'], passedOver: [] };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the settings of a folder', () => {
  it('open with the current settings and a preview of their effect', async () => {
    const preview = vi.fn(async () => found);
    const store = createFolderSettingsStore({ preview, configure: async () => ({}) });
    store.getState().open(folder);
    await vi.runAllTimersAsync();
    expect(preview).toHaveBeenCalledWith(7, settings);
    expect(store.getState()).toMatchObject({ draft: { patterns: 'drafts/', mostMegabytes: '10' }, preview: found });
  });

  it('preview the last draft once typing pauses', async () => {
    const answers: ((preview: ExclusionPreview) => void)[] = [];
    const preview = vi.fn(() => new Promise<ExclusionPreview>((resolve) => answers.push(resolve)));
    const store = createFolderSettingsStore({ preview, configure: async () => ({}) });
    store.getState().open(folder);
    for (const patterns of ['l', 'lo', 'logs/\n\n']) store.getState().change({ patterns });
    await vi.runAllTimersAsync();
    expect(preview).toHaveBeenCalledTimes(2);
    expect(preview).toHaveBeenLastCalledWith(7, { ...settings, patterns: ['logs/'] });
    answers[1]?.({ ...found, excluded: 5 });
    answers[0]?.(found);
    await vi.runAllTimersAsync();
    expect(store.getState().preview?.excluded).toBe(5);
  });

  it('close when they are saved, or stay open and say what went wrong', async () => {
    const configure = vi.fn(async () => ({}));
    const store = createFolderSettingsStore({ preview: async () => found, configure });
    store.getState().open(folder);
    store.getState().change({ mostMegabytes: '2,5', code: true });
    await store.getState().save();
    expect(configure).toHaveBeenCalledWith(7, { ...settings, code: true, mostMegabytes: 2.5 });
    expect(store.getState()).toMatchObject({ folder: null, isSaving: false });

    configure.mockRejectedValueOnce(new NearnoteError('engine-stopped', verbatim('Try again in a moment.')));
    store.getState().open(folder);
    await store.getState().save();
    expect(store.getState()).toMatchObject({
      folder,
      failure: { text: verbatim('Try again in a moment.') },
      isSaving: false,
    });
  });

  it('cannot be saved with an invalid size', () => {
    const draft = { patterns: '', gitignore: true, code: false, pictures: false, mostMegabytes: '10' };
    expect(settingsOf(draft)).toMatchObject({ patterns: [], mostMegabytes: 10 });
    for (const mostMegabytes of ['', 'ten', '0', '-1', '99999']) {
      expect(settingsOf({ ...draft, mostMegabytes })).toBeNull();
    }
  });
});
