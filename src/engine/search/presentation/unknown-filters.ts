import { noteFormat, type UnknownFilter } from '../../../shared/domain.ts';
import { withoutMarks } from '../../../shared/parse-query.ts';
import type { ParsedQuery } from '../../../shared/query.ts';
import { fold } from '../../text-index/analysis/fold.ts';
import { editDistance } from '../keyword/similar-words.ts';
import type { FieldName, Filters } from '../ranking/filters.ts';

/** A name is near another if this share of its letters is wrong at most. */
const maxWrong = 0.4;
/** Filters of a query beyond these are not looked at: each is a pass over all notes. */
const mostLookedAt = 10;
const formats = noteFormat.options.map((name) => ({ name, folded: name }));
/** A type that there is not is read as words: see parseQuery. */
const typeWord = /(?<=^|\s)type:(\S+)/giu;

/** The filters of a query that no note passes, each with the nearest value that one does. */
export function unknownFiltersOf(source: string, { parts }: ParsedQuery, filters: Filters): UnknownFilter[] {
  const wanted = parts.flatMap((part) => (part.kind === 'filter' && !part.negated ? [part] : []));
  const unmet = wanted.slice(0, mostLookedAt).flatMap((part) => {
    if (filters.passing([part])?.size !== 0) return [];
    const { field, value, start, end } = part;
    const names = field === 'path' || field === 'title' ? [] : filters.namesOf(field);
    const typed = field === 'type' ? typedValue(source.slice(start, end)) : value;
    return [{ field, value: typed, start, end, nearest: nearestTo(value, names) }];
  });
  const words = [...source.matchAll(typeWord)].flatMap(({ 0: word, 1: value = '', index: start }) => {
    const end = start + word.length;
    if (parts.some((part) => part.start < end && start < part.end)) return [];
    return [{ field: 'type' as const, value, start, end, nearest: nearestTo(value, formats) }];
  });
  return [...unmet, ...words].sort((a, b) => a.start - b.start);
}

/** A type as the user calls it (`xls`), which the query knows by the name of its format. */
function typedValue(filter: string): string {
  return withoutMarks(filter.slice(filter.indexOf(':') + 1));
}

/** The name with the fewest letters to change; a folder is also compared by its own name, without those around it. */
function nearestTo(value: string, names: readonly FieldName[]): string | null {
  const wanted = fold(value);
  let best: string | null = null;
  let most = Math.floor(wanted.length * maxWrong);
  for (const { name, folded } of names) {
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
