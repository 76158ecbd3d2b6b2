import { createStore } from 'zustand/vanilla';
import type { ExclusionPreview, FolderSettings, FolderView } from '../../../shared/domain.ts';
import { folderSettings } from '../../../shared/domain.ts';
import { toErrorShape } from '../../../shared/errors.ts';

/** Milliseconds after the last key before the preview is asked for. */
const typingPause = 250;

/** The settings as they stand in the form: patterns a line each, the number as it is typed. */
export interface Draft {
  patterns: string;
  gitignore: boolean;
  code: boolean;
  mostMegabytes: string;
}

export interface FolderSettingsState {
  /** The folder whose settings are open; null when none are. */
  folder: FolderView | null;
  draft: Draft;
  /** What the draft would do; null until it is known. */
  preview: ExclusionPreview | null;
  /** Why the preview or the saving failed. */
  failure: string | null;
  isSaving: boolean;
  open(folder: FolderView): void;
  close(): void;
  change(change: Partial<Draft>): void;
  /** Closes when it is done. */
  save(): Promise<void>;
}

interface Dependencies {
  preview: (folderId: number, settings: FolderSettings) => Promise<ExclusionPreview>;
  configure: (folderId: number, settings: FolderSettings) => Promise<unknown>;
}

const empty: Draft = { patterns: '', gitignore: true, code: false, mostMegabytes: '10' };

export function createFolderSettingsStore({ preview, configure }: Dependencies) {
  let lastAsked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  return createStore<FolderSettingsState>()((set, get) => {
    const fail = (error: unknown) => set({ failure: toErrorShape(error).message });

    function look(): void {
      const { folder, draft } = get();
      const settings = settingsOf(draft);
      if (folder === null || settings === null) return;
      lastAsked += 1;
      const asked = lastAsked;
      preview(folder.id, settings).then(
        (found) => asked === lastAsked && set({ preview: found, failure: null }),
        (error: unknown) => asked === lastAsked && fail(error),
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
        look();
      },
      close: () => {
        clearTimeout(timer);
        lastAsked += 1;
        set({ folder: null });
      },
      change: (change) => {
        set(({ draft }) => ({ draft: { ...draft, ...change } }));
        clearTimeout(timer);
        timer = setTimeout(look, typingPause);
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

function draftOf({ patterns, mostMegabytes, ...switches }: FolderSettings): Draft {
  return { ...switches, patterns: patterns.join('\n'), mostMegabytes: String(mostMegabytes) };
}

/** Null where the draft cannot be saved: the size is no number, or out of range. */
export function settingsOf({ patterns, mostMegabytes, ...switches }: Draft): FolderSettings | null {
  const lines = patterns.split('\n').filter((line) => line.trim() !== '');
  const size = mostMegabytes.trim() === '' ? Number.NaN : Number(mostMegabytes.replace(',', '.'));
  const parsed = folderSettings.safeParse({ ...switches, patterns: lines, mostMegabytes: size });
  return parsed.success ? parsed.data : null;
}
