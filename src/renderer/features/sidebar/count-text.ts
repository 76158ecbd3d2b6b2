import { amount } from '../../lib/amounts.ts';
import { count } from '../../lib/format.ts';
import { t } from '../../lib/translate.tsx';
import type { Wanted } from '../search/query-filters.ts';

/**
 * The number beside a folder or tag: of its notes or, during a search, of those that are found; nothing for none.
 * @param elsewhere what is found in the folder if the query names it instead of another one: that is in brackets.
 */
export function countText(notes: number | null, found: number | null, elsewhere = 0): string {
  if (found === 0 && elsewhere > 0) return `(${count(elsewhere)})`;
  if (found !== null) return found === 0 ? '' : count(found);
  return notes === null ? '' : count(notes);
}

/** The same in words. */
export function spokenCount(notes: number | null, found: number | null, elsewhere = 0): string {
  if (found === 0 && elsewhere > 0) return t('none found, {count, number} in this folder', { count: elsewhere });
  if (found === null) return notes === null ? '' : amount(notes, 'note');
  if (notes === null) return t('{found, number} found', { found });
  return t('{found, number} of {count, plural, one {# note} other {# notes}} found', { found, count: notes });
}

/** A folder or tag as it is read out; that it is filtered by is said by `aria-selected`. */
export function itemLabel(name: string, wanted: Wanted | null, counted: string): string {
  return [name, ...(wanted === 'not' ? [t('left out')] : []), ...(counted === '' ? [] : [counted])].join(', ');
}
