import { count, plural } from '../../../shared/count.ts';
import type { Correction } from '../../../shared/domain.ts';
import { percent } from '../../lib/format.ts';
import type { Answer } from '../search/store.ts';

/** The line over the results: how many notes were found, in how much of the library, and how fast. */
export function summaryOf(answer: Answer): string {
  const parts = [foundOf(answer), `${count(Math.max(1, answer.ms))} ms`];
  if (isPartial(answer)) parts.unshift(`searching ${percent(answer.searchable)} of your notes`);
  return parts.join(' · ');
}

/** Whether only a part of the library could be searched by meaning. Keyword search always covers all of it. */
export function isPartial({ mode, searchable }: Pick<Answer, 'mode' | 'searchable'>): boolean {
  return mode !== 'keyword' && searchable < 1;
}

/** Names a word that no note contains, and the word searched for instead. */
export function correctionText({ typed, used }: Correction): string {
  return `No note contains “${typed}”. Showing results for “${used}”.`;
}

const maxNameLength = 80;

/** The title over similar notes, with the title of the note they are similar to, or the text selected in it. */
export function similarityTitle({ title, selection }: NonNullable<Answer['similarTo']>): string {
  const name = (selection ?? title).replace(/\s+/g, ' ').trim();
  const letters = [...name];
  return `Similar to “${letters.length > maxNameLength ? `${letters.slice(0, maxNameLength).join('')}…` : name}”`;
}

function foundOf({ hits, total, nothingRelevant }: Answer): string {
  if (nothingRelevant || total.notes <= hits.length) return plural(hits.length, 'note');
  const all = plural(total.notes, 'note');
  return `${count(hits.length)} of ${total.exact ? all : `about ${all}`}`;
}
