import { createStore } from 'zustand/vanilla';
import type { FoundPassage, Hit } from '../../../shared/domain.ts';

/** A line under a hit: another passage of its note, or a note that says nearly the same. */
export interface Row {
  noteId: number;
  /** Null for a note that says nearly the same. */
  passage: FoundPassage | null;
}

export interface ExpansionState {
  /** The other passages of the notes whose hits are unfolded, by note; an empty list while they are awaited. */
  passages: ReadonlyMap<number, readonly FoundPassage[]>;
  /** Notes under which those that say nearly the same are listed. */
  duplicates: ReadonlySet<number>;
  /** The selected row under the selected hit; null while the hit itself is selected. */
  row: Row | null;
  togglePassages(hit: Hit): void;
  toggleDuplicates(hit: Hit): void;
  /** Shows all there is under a hit. Returns whether there was anything more to show. */
  unfold(hit: Hit): boolean;
  /** Returns whether there was anything to fold. */
  fold(hit: Hit): boolean;
  select(row: Row | null): void;
  /** Moves by one row under a hit. Returns false where there is none: the selection goes on to another hit. */
  walk(hit: Hit, step: 1 | -1): boolean;
  /** Folds everything: another question is answered. */
  clear(): void;
}

const nothing = { passages: new Map(), duplicates: new Set<number>(), row: null } as const;

/** What is unfolded under the hits. `load` finds all passages of a hit's note that answer; it may fail. */
export function createExpansionStore(
  load: (hit: Hit) => Promise<readonly FoundPassage[]>,
  report: (error: unknown) => void,
) {
  return createStore<ExpansionState>()((set, get) => {
    function showPassages(hit: Hit): void {
      const awaited: readonly FoundPassage[] = [];
      const settle = (change: (passages: Map<number, readonly FoundPassage[]>) => void): void => {
        if (get().passages.get(hit.noteId) === awaited)
          set(({ passages }) => ({ passages: changed(passages, change) }));
      };
      set(({ passages }) => ({ passages: changed(passages, (all) => all.set(hit.noteId, awaited)) }));
      load(hit).then(
        (found) =>
          settle((all) =>
            all.set(
              hit.noteId,
              found.filter(({ chunkId }) => chunkId !== hit.chunkId),
            ),
          ),
        (error: unknown) => {
          settle((all) => all.delete(hit.noteId));
          report(error);
        },
      );
    }

    function hidePassages({ noteId }: Hit): void {
      set(({ passages, row }) => ({
        passages: changed(passages, (all) => all.delete(noteId)),
        row: row?.passage ? null : row,
      }));
    }

    function setDuplicates({ noteId }: Hit, isShown: boolean): void {
      const duplicates = new Set(get().duplicates);
      if (isShown) duplicates.add(noteId);
      else duplicates.delete(noteId);
      set(({ row }) => ({ duplicates, row: isShown || row?.passage ? row : null }));
    }

    return {
      ...nothing,
      togglePassages: (hit) => (get().passages.has(hit.noteId) ? hidePassages(hit) : showPassages(hit)),
      toggleDuplicates: (hit) => setDuplicates(hit, !get().duplicates.has(hit.noteId)),
      unfold: (hit) => {
        const morePassages = hit.passages > 1 && !get().passages.has(hit.noteId);
        const moreNotes = hit.duplicates.length > 0 && !get().duplicates.has(hit.noteId);
        if (morePassages) showPassages(hit);
        if (moreNotes) setDuplicates(hit, true);
        return morePassages || moreNotes;
      },
      fold: (hit) => {
        const isUnfolded = get().passages.has(hit.noteId) || get().duplicates.has(hit.noteId);
        hidePassages(hit);
        setDuplicates(hit, false);
        return isUnfolded;
      },
      select: (row) => {
        if (row !== get().row) set({ row });
      },
      walk: (hit, step) => {
        const { row } = get();
        const rows = rowsOf(hit, get());
        const at = rows.findIndex((each) => isSameRow(each, row)) + step;
        if (at < -1 || at >= rows.length || (row === null && step === -1)) return false;
        set({ row: rows[at] ?? null });
        return true;
      },
      clear: () => set(nothing),
    };
  });
}

/** The rows that are shown under a hit, in their order. */
export function rowsOf(hit: Hit, { passages, duplicates }: Pick<ExpansionState, 'passages' | 'duplicates'>): Row[] {
  const own = passages.get(hit.noteId) ?? [];
  const others = duplicates.has(hit.noteId) ? hit.duplicates : [];
  return [
    ...own.map((passage) => ({ noteId: hit.noteId, passage })),
    ...others.map(({ noteId }) => ({ noteId, passage: null })),
  ];
}

export function isSameRow(a: Row, b: Row | null): boolean {
  return a.noteId === b?.noteId && a.passage?.chunkId === b.passage?.chunkId;
}

function changed<K, V>(map: ReadonlyMap<K, V>, change: (copy: Map<K, V>) => void): Map<K, V> {
  const copy = new Map(map);
  change(copy);
  return copy;
}
