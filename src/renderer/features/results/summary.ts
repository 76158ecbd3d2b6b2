import type { Correction } from '../../../shared/domain.ts';
import { count, percent, plural } from '../../ui/format.ts';
import type { Answer } from './store.ts';

/** The line over the results: how many notes, from how much of the library, how fast. */
export function summaryOf(answer: Answer): string {
  const parts = [foundOf(answer), `${count(Math.max(1, answer.ms))} ms`];
  if (isPartial(answer)) parts.unshift(`searching ${percent(answer.searchable)} of your notes`);
  return parts.join(' · ');
}

/** Whether search by meaning could see only a part of the library. Search by words always sees all of it. */
export function isPartial({ mode, searchable }: Pick<Answer, 'mode' | 'searchable'>): boolean {
  return mode !== 'keyword' && searchable < 1;
}

/** Says which words are in no note, and what was searched for instead. */
export function correctionText({ typed, used }: Correction): string {
  return `“${typed}” is in no note; searched for “${used}”.`;
}

const longestName = 80;

/** What stands over similar notes: the title of the note they are similar to, or the text selected in it. */
export function similarityTitle({ title, selection }: NonNullable<Answer['similarTo']>): string {
  const name = (selection ?? title).replace(/\s+/g, ' ').trim();
  const letters = [...name];
  return `Similar to “${letters.length > longestName ? `${letters.slice(0, longestName).join('')}…` : name}”`;
}

function foundOf({ hits, total, nothingRelevant }: Answer): string {
  if (nothingRelevant || total.notes <= hits.length) return plural(hits.length, 'note');
  const all = plural(total.notes, 'note');
  return `${count(hits.length)} of ${total.exact ? all : `about ${all}`}`;
}
