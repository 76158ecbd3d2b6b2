import type { Suggestion, SuggestRequest } from '../../../shared/domain.ts';
import { fold } from '../../text-index/analysis/fold.ts';
import type { NoteRow } from '../../text-index/note-table.ts';
import type { TextIndex } from '../../text-index/text-index.ts';

/**
 * Values for a filter that contain what has been typed: first those that begin with it, then by the number of notes that
 * pass the filter.
 */
export function suggestionsFor({ field, prefix, limit }: SuggestRequest, index: TextIndex): Suggestion[] {
  const typed = fold(prefix.replace(/^#/, ''));
  const counts = new Map<string, Suggestion>();
  for (const note of index.notes.all()) {
    for (const value of valuesOf(note, field)) {
      const key = fold(value);
      if (!key.includes(typed)) continue;
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { value, notes: 1 });
      else known.notes++;
    }
  }
  const begins = (value: string): number => (fold(value).startsWith(typed) ? 1 : 0);
  return [...counts.values()]
    .sort((a, b) => begins(b.value) - begins(a.value) || b.notes - a.notes || a.value.localeCompare(b.value))
    .slice(0, limit);
}

/** The values of a note; a set, so that the note counts once for each. */
function valuesOf({ folder, path, tags, format }: NoteRow, field: SuggestRequest['field']): Set<string> {
  switch (field) {
    case 'tag':
      return new Set(tags);
    case 'type':
      return new Set([format]);
    case 'path':
      return new Set([path]);
    case 'folder': {
      const parts = path.split('/').slice(0, -1);
      const inside = parts.map((_, depth) => parts.slice(0, depth + 1).join('/'));
      return new Set([folder.split(/[/\\]/).at(-1) ?? folder, ...inside]);
    }
  }
}
