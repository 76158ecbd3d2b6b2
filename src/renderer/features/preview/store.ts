import { createStore } from 'zustand/vanilla';
import type { Note } from '../../../shared/domain.ts';
import { toErrorShape } from '../../../shared/errors.ts';

/** The passage of a note that is asked for. */
export interface Target {
  documentId: number;
  chunkId: number;
}

export interface PreviewState {
  /** What is to be shown; null while the pane is closed. */
  target: Target | null;
  /** The note read last: while another is read, it stays. */
  note: Note | null;
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
    note: null,
    failure: null,
    open: ({ documentId, chunkId }) => {
      const target = { documentId, chunkId };
      clearTimeout(settling);
      set({ target });
      read(target).then(
        (note) => get().target === target && set({ note, failure: null }),
        (error: unknown) => get().target === target && set({ note: null, failure: toErrorShape(error).message }),
      );
    },
    follow: (target) => {
      clearTimeout(settling);
      if (!get().target || isSame(get().target, target)) return;
      settling = setTimeout(() => get().open(target), settleMilliseconds);
    },
    close: () => {
      clearTimeout(settling);
      set({ target: null, note: null, failure: null });
    },
  }));
}

function isSame(a: Target | null, b: Target): boolean {
  return a?.documentId === b.documentId && a.chunkId === b.chunkId;
}
