import type { FoundPassage } from '../../../shared/domain.ts';
import { t } from '../../lib/translate.tsx';

/** The headings above a passage, without the title, and its page. */
export function trailOf({ headings, page }: Pick<FoundPassage, 'headings' | 'page'>, title: string): string {
  const trail = headings.filter((heading) => heading !== title);
  return (page === null ? trail : [...trail, t('page {page}', { page })]).join(' › ');
}
