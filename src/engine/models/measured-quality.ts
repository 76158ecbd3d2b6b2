import { z } from 'zod';
import { type UserText, userText } from '../../shared/user-text.ts';
import content from './measured-quality.json' with { type: 'json' };

const ndcg10 = z.number().min(0).max(1);

/**
 * What was measured of models on labelled sets, as nDCG@10 of each set; how, and what the sets are, is in docs/models.md.
 * `words` is keyword search, which needs no model. Sets of one family are about the same or by the same hand.
 */
const measurements = z.object({
  sets: z.array(
    z.object({
      set: z.string(),
      family: z.string(),
      /** ISO 639-1, of queries and notes. */
      language: z.string().regex(/^[a-z]{2}$/),
      queries: z.int().positive(),
      words: ndcg10,
      /** By model id, in its default number format. */
      models: z.record(z.string(), z.object({ semantic: ndcg10, hybrid: ndcg10 })),
    }),
  ),
});
const { sets } = measurements.parse(content);

/** The language of most training texts: what a model does in it says little about the others. */
const commonest = 'en';
const otherLanguages = [...new Set(sets.map(({ language }) => language))].filter((language) => language !== commonest);

export interface Quality {
  /** 0 to 1: the mean of semantic and hybrid search. */
  ndcg10: number;
  /** Whether there is a labelled set in the language; otherwise this is the mean of the languages other than English. */
  measured: boolean;
}

/**
 * How well a model finds notes in a language (ISO 639-1); null if it was not measured. Half of it is what hybrid search
 * finds, and half what the model finds by meaning alone: most questions of labelled sets were written with the answer in
 * view and share its words, so that hybrid search finds it with any model. A user’s words more often differ.
 */
export function qualityOf(model: string, language: string): Quality | null {
  const measured = meanOfFamilies(model, language);
  if (measured !== null) return { ndcg10: measured, measured: true };
  const others = otherLanguages.map((other) => meanOfFamilies(model, other)).filter((figure) => figure !== null);
  return others.length === 0 ? null : { ndcg10: mean(others), measured: false };
}

/** What limits the figures of a model, by its id. */
const remarks = new Map([
  ['Xenova/multilingual-e5-small', userText('Measured with weights that were restored from a copy of four bits.')],
]);

/** What limits the figures of a model; null if nothing does. */
export function remarkOn(model: string): UserText | null {
  return remarks.get(model) ?? null;
}

/** A family with many sets counts as much as any other. */
function meanOfFamilies(model: string, language: string): number | null {
  const families = new Map<string, number[]>();
  for (const set of sets) {
    const figures = set.models[model];
    if (set.language !== language || figures === undefined) continue;
    const family = families.get(set.family) ?? [];
    families.set(set.family, [...family, (figures.semantic + figures.hybrid) / 2]);
  }
  return families.size === 0 ? null : mean([...families.values()].map(mean));
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
