import { useMemo } from 'react';
import type { Hit } from '../../../shared/domain.ts';
import type { Answer, Row } from '../search/answer.ts';
import { isSameRow, rowsOf, useExpansion } from '../search/expansion-store.ts';
import { type SearchState, useSearch } from '../search/store.ts';
import { weakTailOf } from '../search/weak-tail.ts';
import { hitId, rowId, weakLineId } from './element-ids.ts';

/** One line of the list of results, and the id of its element. */
export type Entry =
  | { kind: 'hit'; id: string; hit: Hit }
  | { kind: 'passage' | 'duplicate'; id: string; hit: Hit; row: Row }
  | { kind: 'weak'; id: string; count: number };

/** The lines of an answer, in order: hits with the rows under them, and the line that weak hits are folded into. */
export function useEntries(answer: Answer): Entry[] {
  const passages = useExpansion((state) => state.passages);
  const duplicates = useExpansion((state) => state.duplicates);
  const isWeakShown = useSearch((state) => state.isWeakShown);
  return useMemo(() => {
    const { start, count } = weakTailOf(answer);
    const entriesOf = (hit: Hit): Entry[] => [
      entryOf(hit),
      ...rowsOf(hit, { passages, duplicates }).map((row): Entry => {
        return { kind: row.passage ? 'passage' : 'duplicate', id: rowId(row), hit, row };
      }),
    ];
    const line: Entry[] = count === 0 ? [] : [{ kind: 'weak', id: weakLineId, count }];
    const weak = isWeakShown ? answer.hits.slice(start) : [];
    return [...answer.hits.slice(0, start).flatMap(entriesOf), ...line, ...weak.flatMap(entriesOf)];
  }, [answer, passages, duplicates, isWeakShown]);
}

/** A hit that an answer has kept has its line kept, too, and is not drawn again. */
const known = new WeakMap<Hit, Entry>();

function entryOf(hit: Hit): Entry {
  const entry = known.get(hit) ?? { kind: 'hit', id: hitId(hit.noteId), hit };
  known.set(hit, entry);
  return entry;
}

type Selected = Pick<SearchState, 'selectedId' | 'row' | 'isAtWeak'>;

/** Whether the selection, as the keyboard moves it, is at this line. */
export function isCurrent(entry: Entry, { selectedId, row, isAtWeak }: Selected): boolean {
  if (entry.kind === 'weak') return isAtWeak;
  if (isAtWeak || entry.hit.noteId !== selectedId) return false;
  return entry.kind === 'hit' ? row === null : isSameRow(entry.row, row);
}
