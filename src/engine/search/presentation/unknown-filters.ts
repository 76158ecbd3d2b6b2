import { noteFormat, type UnknownFilter } from '../../../shared/domain.ts';
import type { ParsedQuery, QueryPart } from '../../../shared/query.ts';
import { fold } from '../../text-index/analysis/fold.ts';
import { folderName } from '../../text-index/note-table.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { editDistance } from '../keyword/similar-words.ts';
import type { Filters } from '../ranking/filters.ts';

/** A name is near another if this share of its letters is wrong at most. */
const maxWrong = 0.4;
/** A type that there is not is read as words: see parseQuery. */
const typeWord = /(?<=^|\s)type:(\S+)/giu;

/** The filters of a query that no note passes, each with the nearest value that one does. */
export function unknownFiltersOf(
  source: string,
  { parts }: ParsedQuery,
  filters: Filters,
  index: TextIndex,
): UnknownFilter[] {
  const unmet = parts.flatMap((part) => {
    if (part.kind !== 'filter' || part.negated || filters.passing([part])?.size !== 0) return [];
    const { field, value, start, end } = part;
    return [{ field, value, start, end, nearest: nearestTo(value, namesOf(field, index)) }];
  });
  const words = [...source.matchAll(typeWord)].flatMap(({ 0: word, 1: value = '', index: start }) => {
    const end = start + word.length;
    if (parts.some((part) => part.start < end && start < part.end)) return [];
    return [{ field: 'type' as const, value, start, end, nearest: nearestTo(value, noteFormat.options) }];
  });
  return [...unmet, ...words].sort((a, b) => a.start - b.start);
}

function namesOf(field: Extract<QueryPart, { kind: 'filter' }>['field'], { notes }: TextIndex): Set<string> {
  const names = new Set<string>();
  // A part of a path or a title may be anything: no name is near it.
  if (field === 'path' || field === 'title') return names;
  for (const note of notes.all()) {
    if (field === 'type') names.add(note.format);
    else if (field === 'tag') for (const tag of note.tags) names.add(tag);
    else {
      names.add(folderName(note.folder));
      const parts = note.path.split('/').slice(0, -1);
      for (const depth of parts.keys()) names.add(parts.slice(0, depth + 1).join('/'));
    }
  }
  return names;
}

/** The name with the fewest letters to change; a folder is also compared by its own name, without those around it. */
function nearestTo(value: string, names: Iterable<string>): string | null {
  const wanted = fold(value);
  let best: string | null = null;
  let most = Math.floor(wanted.length * maxWrong);
  for (const name of names) {
    const folded = fold(name);
    const distance = Math.min(
      editDistance(wanted, folded, most),
      editDistance(wanted, folded.slice(folded.lastIndexOf('/') + 1), most),
    );
    if (distance > most || (best !== null && distance === most)) continue;
    best = name;
    most = distance;
  }
  return best;
}
