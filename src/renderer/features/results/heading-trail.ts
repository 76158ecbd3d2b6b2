import type { FoundPassage, Hit } from '../../../shared/domain.ts';
import { t } from '../../lib/translate.tsx';

/** The headings above a passage, without the title, and its page or slide. */
export function trailOf(passage: FoundPassage, note: Pick<Hit, 'title' | 'format'>): string {
  const trail = passage.headings.filter((heading) => heading !== note.title);
  const place = placeOf(passage, note);
  return (place === null ? trail : [...trail, place]).join(' › ');
}

/** Null where the format has no pages. */
function placeOf({ page, isRecognised }: FoundPassage, { format }: Pick<Hit, 'format'>): string | null {
  if (page === null) return null;
  if (format === 'picture') return isRecognised ? t('read from the picture') : null;
  if (format === 'pptx') return t('slide {page}', { page });
  return isRecognised ? t('page {page}, read from a picture', { page }) : t('page {page}', { page });
}
