import type { Suggestion, SuggestRequest } from '../../../shared/domain.ts';
import { fold } from '../../text-index/analysis/fold.ts';
import { folderName } from '../../text-index/note-table.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { Facets } from '../facets/facets.ts';

/**
 * Values for a filter that contain what has been typed: first those that begin with it, then by the number of notes that
 * pass the filter.
 */
export function suggestionsFor(
  { field, prefix, limit }: SuggestRequest,
  index: TextIndex,
  facets: Facets,
): Suggestion[] {
  const typed = fold(prefix.replace(/^#/, ''));
  const counts = new Map<string, Suggestion>();
  for (const { value, notes } of valuesFor(field, index, facets)) {
    const key = fold(value);
    if (!key.includes(typed)) continue;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { value, notes });
    else known.notes += notes;
  }
  const begins = (value: string): number => (fold(value).startsWith(typed) ? 1 : 0);
  return [...counts.values()]
    .sort((a, b) => begins(b.value) - begins(a.value) || b.notes - a.notes || a.value.localeCompare(b.value))
    .slice(0, limit);
}

function valuesFor(field: SuggestRequest['field'], { notes }: TextIndex, facets: Facets): Suggestion[] {
  switch (field) {
    case 'tag':
      return facets.all().tags.map(({ tag, notes: count }) => ({ value: tag, notes: count }));
    case 'folder':
      return facets.all().folders.flatMap(({ folder, path, notes: count }) => {
        const name = folderName(folder);
        // The notes of a folder inside one of the same name are among that one’s.
        return path === name ? [] : { value: path === '' ? name : path, notes: count };
      });
    case 'type':
      return Array.from(notes.all(), ({ format }) => ({ value: format, notes: 1 }));
    case 'title':
      return Array.from(notes.all(), ({ title }) => ({ value: title, notes: 1 }));
    case 'path':
      return Array.from(notes.all(), ({ path }) => ({ value: path, notes: 1 }));
  }
}
