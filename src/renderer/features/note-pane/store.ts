import { createStore } from 'zustand/vanilla';
import type { Note } from '../../../shared/domain.ts';
import { toErrorShape } from '../../../shared/errors.ts';
import type { Found } from './highlight.ts';

/** The note that is asked for, and what was found in it. */
export interface Target {
  noteId: number;
  /** The passage; null to read the note from its beginning. */
  chunkId: number | null;
  /** What was found in the passage; null where nothing is known of it. */
  found: Found | null;
}

export interface PreviewState {
  /** What is to be shown; null while the pane is closed. */
  target: Target | null;
  /** The note read last, and what was asked for: while another is read, it stays. */
  shown: { note: Note; target: Target } | null;
  failure: string | null;
  open(target: Target): void;
  /** Shows another passage if the pane is open, once the target has stayed the same for a moment. */
  follow(target: Target): void;
  close(): void;
}

/** How long a target must stay before it is read: arrow keys held down pass many. */
const settleMilliseconds = 60;

export function createPreviewStore(read: (target: Target) => Promise<Note>) {
  let settling: ReturnType<typeof setTimeout> | undefined;

  return createStore<PreviewState>()((set, get) => ({
    target: null,
    shown: null,
    failure: null,
    open: (target) => {
      clearTimeout(settling);
      set({ target });
      // Meanwhile the same passage may have been found by another question, with other words.
      const isStillAsked = (): boolean => isSame(get().target, target);
      read(target).then(
        (note) => isStillAsked() && set({ shown: { note, target: get().target ?? target }, failure: null }),
        (error: unknown) => isStillAsked() && set({ shown: null, failure: toErrorShape(error).message }),
      );
    },
    follow: (target) => {
      clearTimeout(settling);
      const { target: current, shown } = get();
      if (!current) return;
      if (!isSame(current, target)) settling = setTimeout(() => get().open(target), settleMilliseconds);
      else set({ target, shown: shown && isSame(shown.target, target) ? { note: shown.note, target } : shown });
    },
    close: () => {
      clearTimeout(settling);
      set({ target: null, shown: null, failure: null });
    },
  }));
}

function isSame(a: Target | null, b: Target): boolean {
  return a?.noteId === b.noteId && a.chunkId === b.chunkId;
}

/** Whether a target is what is asked for already. */
export function isAskedFor({ target }: PreviewState, other: Target): boolean {
  return isSame(target, other);
}
