import type { Correction } from '../../../shared/domain.ts';
import { amount } from '../../lib/amounts.ts';
import { percent } from '../../lib/format.ts';
import { t } from '../../lib/translate.tsx';
import type { Answer } from '../search/answer.ts';
import { quotedWords } from './offer-text.ts';

/** The line over the results: how many notes were found, and how many of them are selected. */
export function summaryOf(answer: Answer, together: number): string {
  return together > 1 ? t('{count, number} selected', { count: together }) : foundOf(answer);
}

/** How much of the library has been compared by meaning, while that is not all of it: words see everything that is read. */
export function coverageOf(answer: Pick<Answer, 'mode' | 'searchable'>): string | null {
  if (!isPartial(answer)) return null;
  if (answer.searchable === 0)
    return answer.mode === 'semantic' ? t('no meaning learned yet') : t('by words only so far');
  return t('by meaning in {share} so far', { share: percent(answer.searchable) });
}

/** Whether only a part of the library could be searched by meaning. Keyword search always covers all of it. */
export function isPartial({ mode, searchable }: Pick<Answer, 'mode' | 'searchable'>): boolean {
  return mode !== 'keyword' && searchable < 1;
}

/** Names the words that no note contains, and those searched for instead. */
export function correctionText(corrections: readonly Correction[]): string {
  return t('No note contains {typed}. Showing results for {used}.', {
    typed: quotedWords(
      corrections.map(({ typed }) => typed),
      'or',
    ),
    used: quotedWords(
      corrections.map(({ used }) => used),
      'and',
    ),
  });
}

const maxNameLength = 80;

/** The title over similar notes, with the title of the note they are similar to, or the text selected in it. */
export function similarityTitle({ title, selection }: NonNullable<Answer['similarTo']>): string {
  const name = (selection ?? title).replace(/\s+/g, ' ').trim();
  const letters = [...name];
  return t('Similar to “{name}”', {
    name: letters.length > maxNameLength ? `${letters.slice(0, maxNameLength).join('')}…` : name,
  });
}

/** As many as the engine counts, and the sidebar with it: no weak ones, of which nearly every query has some. */
function foundOf({ total: { notes, exact }, nothingRelevant, hits, similarTo }: Answer): string {
  if (nothingRelevant) return t('Nothing relevant. The closest:');
  if (similarTo && notes === 0 && hits.length > 0) return t('None is close. The nearest:');
  if (exact) return amount(notes, 'note');
  return t('about {count, plural, one {# note} other {# notes}}', { count: notes });
}
