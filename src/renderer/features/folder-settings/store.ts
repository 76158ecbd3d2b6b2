import { type ExclusionPreview, type FolderSettings, folderSettings } from '../../../shared/domain.ts';
import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import type { FolderView } from '../../../shared/library-state.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, hookOf } from '../../lib/store.ts';

/** Milliseconds after the last change before the preview is requested. */
const typingPause = 250;

/** The settings as they are entered: one pattern a line, the number as it is typed. */
export interface Draft {
  patterns: string;
  gitignore: boolean;
  code: boolean;
  pictures: boolean;
  mostMegabytes: string;
}

export interface FolderSettingsState {
  /** The folder whose settings are open; null when none are. */
  folder: FolderView | null;
  draft: Draft;
  /** What the draft would do; null until it is known. */
  preview: ExclusionPreview | null;
  /** Why the preview or the saving failed. */
  failure: ErrorShape | null;
  isSaving: boolean;
  open(folder: FolderView): void;
  close(): void;
  change(change: Partial<Draft>): void;
  /** Closes the settings once they are saved. */
  save(): Promise<void>;
}

interface Dependencies {
  preview: (folderId: number, settings: FolderSettings) => Promise<ExclusionPreview>;
  configure: (folderId: number, settings: FolderSettings) => Promise<unknown>;
}

const empty: Draft = { patterns: '', gitignore: true, code: false, pictures: false, mostMegabytes: '10' };

export function createFolderSettingsStore({ preview, configure }: Dependencies) {
  const latest = createLatest();
  let timer: ReturnType<typeof setTimeout> | undefined;

  return createStore<FolderSettingsState>('folder settings', (set, get) => {
    const fail = (error: unknown) => set({ failure: toErrorShape(error) });

    function requestPreview(): void {
      const { folder, draft } = get();
      const settings = settingsOf(draft);
      if (folder === null || settings === null) return;
      const isLatest = latest.begin();
      preview(folder.id, settings).then(
        (found) => isLatest() && set({ preview: found, failure: null }),
        (error: unknown) => isLatest() && fail(error),
      );
    }

    return {
      folder: null,
      draft: empty,
      preview: null,
      failure: null,
      isSaving: false,
      open: (folder) => {
        set({ folder, draft: draftOf(folder.settings), preview: null, failure: null });
        requestPreview();
      },
      close: () => {
        clearTimeout(timer);
        latest.cancel();
        set({ folder: null });
      },
      change: (change) => {
        set(({ draft }) => ({ draft: { ...draft, ...change } }));
        clearTimeout(timer);
        timer = setTimeout(requestPreview, typingPause);
      },
      save: async () => {
        const { folder, draft, isSaving, close } = get();
        const settings = settingsOf(draft);
        if (folder === null || settings === null || isSaving) return;
        set({ isSaving: true, failure: null });
        try {
          await configure(folder.id, settings);
          close();
        } catch (error) {
          fail(error);
        } finally {
          set({ isSaving: false });
        }
      },
    };
  });
}

export const useFolderSettings = hookOf(
  createFolderSettingsStore({
    preview: (folderId, settings) => request('folders.preview', { folderId, settings }),
    configure: (folderId, settings) => request('folders.configure', { folderId, settings }),
  }),
);

function draftOf({ patterns, mostMegabytes, ...switches }: FolderSettings): Draft {
  return { ...switches, patterns: patterns.join('\n'), mostMegabytes: String(mostMegabytes) };
}

/** Null where the draft cannot be saved: the size is not a number, or out of range. */
export function settingsOf({ patterns, mostMegabytes, ...switches }: Draft): FolderSettings | null {
  const lines = patterns.split('\n').filter((line) => line.trim() !== '');
  const size = mostMegabytes.trim() === '' ? Number.NaN : Number(mostMegabytes.replace(',', '.'));
  const parsed = folderSettings.safeParse({ ...switches, patterns: lines, mostMegabytes: size });
  return parsed.success ? parsed.data : null;
}
