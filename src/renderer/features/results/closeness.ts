import type { Hit, SearchMode } from '../../../shared/domain.ts';

/** How close a passage is in meaning and which model says so, or why there is nothing to say. */
export function closenessOf({ similarity }: Pick<Hit, 'similarity'>, mode: SearchMode, model: string): string {
  if (similarity !== null) return `${similarityPercent(similarity)} similar in meaning, by ${model}`;
  if (mode === 'keyword') return 'Found by its words; its meaning was not compared';
  return `Found by its words. Not embedded yet by ${model}`;
}

/** A cosine as whole percent; below 0 there is nothing in common either. */
function similarityPercent(cosine: number): string {
  return `${Math.round(Math.max(0, cosine) * 100)} %`;
}
