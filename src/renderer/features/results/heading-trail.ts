import type { FoundPassage } from '../../../shared/domain.ts';
import { t } from '../../lib/translate.tsx';

/** The headings above a passage, without the title, and its page. */
export function trailOf(
  { headings, page, isRecognised }: Pick<FoundPassage, 'headings' | 'page' | 'isRecognised'>,
  title: string,
): string {
  const trail = headings.filter((heading) => heading !== title);
  if (page === null) return trail.join(' › ');
  const place = isRecognised ? t('page {page}, read from a picture', { page }) : t('page {page}', { page });
  return [...trail, place].join(' › ');
}
