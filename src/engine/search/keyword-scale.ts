import { matchingChunks } from '../store/candidates.ts';
import { countNotes } from '../store/counts.ts';
import type { Database } from '../store/database.ts';
import { withoutStopWords } from '../store/stop-words.ts';

const word = /[\p{L}\p{N}]+/gu;
/** Words of a long query beyond these change its scale no more. */
const mostWords = 24;
const cachedWords = 5_000;

/**
 * How good a BM25 score is, from 0 to 1: its share of the most that the query's words could earn in this library. Scores
 * themselves mean nothing across queries, and scaling by the best match of each query would blow a weak match on one
 * common word up to certainty.
 */
export class KeywordScale {
  readonly #database: Database;
  readonly #best = new Map<string, number>();
  #unmatched: number | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  /** What single words can earn changes with the notes. */
  forget(): void {
    this.#best.clear();
    this.#unmatched = null;
  }

  /** What a chunk would score if it matched every word of the query as well as any chunk matches it. */
  async greatestScore(query: string): Promise<number> {
    const words = [...new Set([...query.toLowerCase().matchAll(word)].map(([text]) => text))].slice(0, mostWords);
    const unknown = words.filter((each) => !this.#best.has(each));
    if (unknown.length > 0) await this.#learn(unknown);
    return words.reduce((sum, each) => sum + (this.#best.get(each) ?? 0), 0);
  }

  async #learn(words: string[]): Promise<void> {
    if (this.#best.size >= cachedWords) this.#best.clear();
    const meaningful = new Set(await withoutStopWords(this.#database, words));
    for (const each of words) this.#best.set(each, meaningful.has(each) ? await this.#bestOf(each) : 0);
  }

  async #bestOf(text: string): Promise<number> {
    const [best] = await matchingChunks(this.#database, text, 1);
    return best?.score ?? (await this.#scoreOfUnmatched());
  }

  /** A word that is in no chunk is the rarest there can be: it counts with the inverse document frequency of none. */
  async #scoreOfUnmatched(): Promise<number> {
    if (this.#unmatched === null) {
      const { chunks } = await countNotes(this.#database);
      this.#unmatched = Math.log(1 + (chunks + 0.5) / 0.5);
    }
    return this.#unmatched;
  }
}
