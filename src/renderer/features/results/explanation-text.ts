import type { Hit } from '../../../shared/domain.ts';
import { ordinal } from '../../lib/amounts.ts';
import { figure, percent } from '../../lib/format.ts';
import { t } from '../../lib/translate.tsx';
import type { Answer } from '../search/answer.ts';
import { shareOf } from './similarity-text.ts';

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
      text: t('{share, number, percent} similar, by {model}', {
        share: shareOf(semantic.similarity),
        model: asked.model,
      }),
    };
  }
  if (asked.mode === 'keyword') return { rank: null, text: t('not compared') };
  if (similarity === null) return { rank: null, text: t('not learned yet by {model}', { model: asked.model }) };
  return {
    rank: null,
    text: t('not among the nearest; {share, number, percent} similar, by {model}', {
      share: shareOf(similarity),
      model: asked.model,
    }),
  };
}

/** What keyword search says about a note. */
export function keywordReason({ explanation: { keyword } }: Pick<Hit, 'explanation'>, { mode }: Asked): Reason {
  if (keyword) {
    const text = t('{share} of what the words can be worth', { share: percent(keyword.share) });
    return { rank: ordinal(keyword.rank), text };
  }
  return { rank: null, text: mode === 'semantic' ? t('not compared') : t('contains no word of the query') };
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
  const values = { figure: figure(score) };
  switch (mode) {
    case 'semantic':
      return t('{figure}, from meaning alone', values);
    case 'keyword':
      return t('{figure}, from words alone', values);
    case 'hybrid':
      return t('{figure}, from both', values);
  }
}
