import type { Hit } from '../../../shared/domain.ts';
import { ordinal } from '../../lib/amounts.ts';
import { figure, percent } from '../../lib/format.ts';
import type { Answer } from '../search/store.ts';

/** What semantic or keyword search says about a note. */
export interface Reason {
  /** `2nd`; null where it did not find the note. */
  rank: string | null;
  text: string;
}

type Asked = Pick<Answer, 'mode' | 'model'>;

/** What semantic search says about a note, and with which model. */
export function semanticReason(
  { explanation: { semantic }, similarity }: Pick<Hit, 'explanation' | 'similarity'>,
  asked: Asked,
): Reason {
  if (semantic) {
    return {
      rank: ordinal(semantic.rank),
      text: `similarity ${figure(semantic.similarity)}, by ${asked.model}`,
    };
  }
  if (asked.mode === 'keyword') return { rank: null, text: 'not compared' };
  if (similarity === null) return { rank: null, text: `not embedded yet by ${asked.model}` };
  return { rank: null, text: `not among the nearest; similarity ${figure(similarity)}, by ${asked.model}` };
}

/** What keyword search says about a note. */
export function keywordReason({ explanation: { keyword } }: Pick<Hit, 'explanation'>, { mode }: Asked): Reason {
  if (keyword) {
    const share = `${percent(keyword.share)} of the highest possible score`;
    return { rank: ordinal(keyword.rank), text: `BM25 ${figure(keyword.score)}, ${share}` };
  }
  return { rank: null, text: mode === 'semantic' ? 'not compared' : 'contains no word of the query' };
}

export interface WordCount {
  word: string;
  score: string;
  /** Share of the highest score, 0 to 1. */
  share: number;
}

/** The words of the query in the passage with their scores, highest first. */
export function wordCounts({ explanation: { words } }: Pick<Hit, 'explanation'>): WordCount[] {
  const highest = Math.max(...words.map(({ score }) => score), Number.MIN_VALUE);
  return words
    .toSorted((a, b) => b.score - a.score)
    .map(({ word, score }) => ({ word, score: figure(score), share: Math.max(0, score / highest) }));
}

/** The score that orders the hits, and where it comes from. */
export function scoreText({ score }: Pick<Hit, 'score'>, { mode }: Asked): string {
  const source = mode === 'semantic' ? 'from meaning alone' : mode === 'keyword' ? 'from words alone' : 'from both';
  return `${figure(score)}, ${source}`;
}
