import type { FoundPassage, Hit } from '../../../shared/domain.ts';
import { request } from '../../lib/api.ts';
import { createStore, follow, hookOf } from '../../lib/store.ts';
import { noticesStore } from '../notices/store.ts';
import type { Row } from './answer.ts';
import { questionOf, searchStore, selectedHit } from './store.ts';

/** Of one note, the best first. */
const maxPassages = 40;

export interface ExpansionState {
  /** By note, the other passages of expanded hits; an empty list until they arrive. */
  passages: ReadonlyMap<number, readonly FoundPassage[]>;
  /** Notes whose near-duplicates are listed under their hit. */
  duplicates: ReadonlySet<number>;
  togglePassages(hit: Hit): void;
  toggleDuplicates(hit: Hit): void;
  /** Shows everything there is under a hit. Returns whether there was anything more to show. */
  expand(hit: Hit): boolean;
  /** Returns whether there was anything to collapse. */
  collapse(hit: Hit): boolean;
  collapseAll(): void;
}

const nothing = { passages: new Map(), duplicates: new Set<number>() } as const;

/** What is shown under the hits. `load` finds all passages of a hit’s note that answer; it may fail. */
export function createExpansionStore(
  load: (hit: Hit) => Promise<readonly FoundPassage[]>,
  report: (error: unknown) => void,
) {
  return createStore<ExpansionState>('expansion', (set, get) => {
    function setPassages(noteId: number, found: readonly FoundPassage[] | null): void {
      const passages = new Map(get().passages);
      if (found) passages.set(noteId, found);
      else passages.delete(noteId);
      set({ passages });
    }

    function setDuplicates(noteId: number, isShown: boolean): void {
      const duplicates = new Set(get().duplicates);
      if (isShown) duplicates.add(noteId);
      else duplicates.delete(noteId);
      set({ duplicates });
    }

    function showPassages(hit: Hit): void {
      const { noteId, chunkId } = hit;
      const awaited: readonly FoundPassage[] = [];
      const isAwaited = (): boolean => get().passages.get(noteId) === awaited;
      setPassages(noteId, awaited);
      load(hit).then(
        (found) => {
          const others = found.filter((passage) => passage.chunkId !== chunkId);
          if (isAwaited()) setPassages(noteId, others);
        },
        (error: unknown) => {
          if (isAwaited()) setPassages(noteId, null);
          report(error);
        },
      );
    }

    const hasPassages = ({ noteId }: Hit): boolean => get().passages.has(noteId);
    const hasDuplicates = ({ noteId }: Hit): boolean => get().duplicates.has(noteId);

    return {
      ...nothing,
      togglePassages: (hit) => (hasPassages(hit) ? setPassages(hit.noteId, null) : showPassages(hit)),
      toggleDuplicates: (hit) => setDuplicates(hit.noteId, !hasDuplicates(hit)),
      expand: (hit) => {
        const morePassages = hit.passages > 1 && !hasPassages(hit);
        const moreNotes = hit.duplicates.length > 0 && !hasDuplicates(hit);
        if (morePassages) showPassages(hit);
        if (moreNotes) setDuplicates(hit.noteId, true);
        return morePassages || moreNotes;
      },
      collapse: (hit) => {
        const isExpanded = hasPassages(hit) || hasDuplicates(hit);
        setPassages(hit.noteId, null);
        setDuplicates(hit.noteId, false);
        return isExpanded;
      },
      collapseAll: () => set(nothing),
    };
  });
}

/** The rows under a hit, in order. */
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

/**
 * The row one step from another, both under the same hit; null stands for the hit itself, above its rows.
 * @returns undefined where the step leads past them.
 */
export function rowAfter(rows: readonly Row[], row: Row | null, step: 1 | -1): Row | null | undefined {
  const to = rows.findIndex((each) => isSameRow(each, row)) + step;
  return to === -1 ? null : rows[to];
}

export const expansionStore = createExpansionStore(async ({ noteId }) => {
  const { query, mode } = searchStore.getState().answer ?? { query: '', mode: 'hybrid' as const };
  const { passages } = await request('search.passages', { query, mode, noteId, limit: maxPassages });
  return passages;
}, noticesStore.getState().report);

export const useExpansion = hookOf(expansionStore);

follow(searchStore, questionOf, expansionStore.getState().collapseAll);

// A selected row that is no longer shown hands its selection back to the hit.
follow(
  expansionStore,
  ({ passages, duplicates }) => [passages, duplicates],
  () => {
    const { row, select, ...search } = searchStore.getState();
    const hit = selectedHit(search);
    const isShown = hit && row && rowsOf(hit, expansionStore.getState()).some((each) => isSameRow(each, row));
    if (hit && row && !isShown) select(hit.noteId);
  },
);
