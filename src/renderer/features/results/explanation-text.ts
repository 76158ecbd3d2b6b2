import type { Hit } from '../../../shared/domain.ts';
import { ordinal, percent } from '../../ui/format.ts';
import type { Answer } from './store.ts';

/** What one side of the search said of a note. */
export interface Reason {
  /** `2nd`; null where that side did not find the note. */
  rank: string | null;
  text: string;
}

const figures = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

type Asked = Pick<Answer, 'mode' | 'model'>;

/** What search by meaning said of a note, and which model. */
export function semanticReason(
  { explanation: { semantic }, similarity }: Pick<Hit, 'explanation' | 'similarity'>,
  asked: Asked,
): Reason {
  if (semantic) {
    return {
      rank: ordinal(semantic.rank),
      text: `similarity ${figures.format(semantic.similarity)}, by ${asked.model}`,
    };
  }
  if (asked.mode === 'keyword') return { rank: null, text: 'not compared' };
  if (similarity === null) return { rank: null, text: `not embedded yet by ${asked.model}` };
  return { rank: null, text: `not among the nearest; similarity ${figures.format(similarity)}, by ${asked.model}` };
}

/** What search by words said of a note. */
export function keywordReason({ explanation: { keyword } }: Pick<Hit, 'explanation'>, { mode }: Asked): Reason {
  if (keyword) {
    const share = `${percent(keyword.share)} of what the words could score`;
    return { rank: ordinal(keyword.rank), text: `BM25 ${figures.format(keyword.score)}, ${share}` };
  }
  return { rank: null, text: mode === 'semantic' ? 'not compared' : 'holds no word of the query' };
}

export interface WordCount {
  word: string;
  score: string;
  /** Of the word that counts most, 0 to 1. */
  share: number;
}

/** The words of the query that the passage holds, and what each one counts, the most first. */
export function wordCounts({ explanation: { words } }: Pick<Hit, 'explanation'>): WordCount[] {
  const most = Math.max(...words.map(({ score }) => score), Number.MIN_VALUE);
  return words
    .toSorted((a, b) => b.score - a.score)
    .map(({ word, score }) => ({ word, score: figures.format(score), share: Math.max(0, score / most) }));
}

/** What the note is ordered by. */
export function scoreText({ score }: Pick<Hit, 'score'>, { mode }: Asked): string {
  const from = mode === 'semantic' ? 'by meaning alone' : mode === 'keyword' ? 'by words alone' : 'both together';
  return `${figures.format(score)}, ${from}`;
}
