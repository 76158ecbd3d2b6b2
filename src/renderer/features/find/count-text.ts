import { count } from '../../lib/format.ts';
import { t } from '../../lib/translate.tsx';
import { maxMatches } from './matches.ts';
import type { FindState } from './store.ts';

/** “3 of 17”, as the bar says it. */
export function countText({ query, total, current, isDrawing }: Omit<FindState, 'isOpen'>): string {
  if (query.trim() === '') return '';
  const isMore = isDrawing || total === maxMatches;
  if (total === 0) return isDrawing ? t('Looking …') : t('Not found');
  const all = isMore ? `${count(total)}+` : count(total);
  return current === null ? all : t('{at} of {all}', { at: count(current + 1), all });
}
