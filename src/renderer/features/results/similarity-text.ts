import type { Hit, SearchMode } from '../../../shared/domain.ts';

/** How similar a passage is in meaning and according to which model, or why that is not known. */
export function similarityText({ similarity }: Pick<Hit, 'similarity'>, mode: SearchMode, model: string): string {
  if (similarity !== null) return `${similarityPercent(similarity)} similar in meaning, by ${model}`;
  if (mode === 'keyword') return 'Found by its words. Its meaning was not compared';
  return `Found by its words. Not embedded by ${model}`;
}

/** A cosine as whole percent. A negative one is as unrelated as zero. */
function similarityPercent(cosine: number): string {
  return `${Math.round(Math.max(0, cosine) * 100)}%`;
}
