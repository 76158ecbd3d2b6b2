import type { Correction } from '../../../shared/domain.ts';
import { amount } from '../../lib/amounts.ts';
import { count, percent } from '../../lib/format.ts';
import type { Answer } from '../search/store.ts';
import { weakTailOf } from '../search/weak-tail.ts';

/** The line over the results: how many notes were found, and how many of them are selected. */
export function summaryOf(answer: Answer, together: number): string {
  return together > 1 ? `${count(together)} selected` : foundOf(answer);
}

/** How much of the library has been compared by meaning, while that is not all of it: words see everything that is read. */
export function coverageOf(answer: Pick<Answer, 'mode' | 'searchable'>): string | null {
  if (!isPartial(answer)) return null;
  if (answer.searchable === 0) return answer.mode === 'semantic' ? 'no meaning learned yet' : 'by words only so far';
  return `by meaning in ${percent(answer.searchable)} so far`;
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

/** Weak hits are not counted: nearly every query has some. */
function foundOf(answer: Answer): string {
  const { total, nothingRelevant, similarTo } = answer;
  if (nothingRelevant) return 'Nothing relevant; the closest are:';
  const { start } = weakTailOf(answer);
  if (similarTo || total.notes <= start) return amount(start, 'note');
  const all = amount(total.notes, 'note');
  return total.exact ? all : `about ${all}`;
}
