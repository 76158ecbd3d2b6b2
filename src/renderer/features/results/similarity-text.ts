import type { Hit, SearchMode } from '../../../shared/domain.ts';
import { t } from '../../lib/translate.tsx';

/** How similar a passage is in meaning and according to which model, or why that is not known. */
export function similarityText({ similarity }: Pick<Hit, 'similarity'>, mode: SearchMode, model: string): string {
  if (similarity !== null)
    return t('{share, number, percent} similar in meaning, by {model}', { share: shareOf(similarity), model });
  if (mode === 'keyword') return t('Found by its words. Its meaning was not compared');
  return t('Found by its words. Its meaning is not learned yet by {model}', { model });
}

/** A cosine as a share, 0 to 1. A negative one is as unrelated as zero. */
export function shareOf(cosine: number): number {
  return Math.max(0, cosine);
}
