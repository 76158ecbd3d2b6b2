import { NearnoteError } from '../../../shared/errors.ts';
import type { EmbeddingProvider } from '../../embedding/provider.ts';
import { dot } from './dot.ts';
import { languageProbes, type Probe } from './language-probes.ts';
import { knowsLanguageOf, type ModelLanguages } from './model-languages.ts';

/**
 * The share of statements that a model must find by their restatements to know a language. Of ten in nine languages, e5
 * finds eight or more, and each of three English models four or fewer.
 */
const minFound = 0.7;

/** What was learnt of a model’s languages before, by ISO 639-1 code, and how to keep what is learnt now. */
export interface LearntLanguages {
  known: Readonly<Record<string, boolean>>;
  keep(language: string, isKnown: boolean): void;
}

/**
 * The languages of a model of which nobody has said what they are: it is asked to find statements by what they say in
 * other words. Until it was, and for languages without such statements, it is assumed to know them.
 */
export class ProbedLanguages implements ModelLanguages {
  readonly #provider: EmbeddingProvider;
  readonly #learnt: LearntLanguages;
  readonly #known: Map<string, boolean>;
  readonly #tried = new Set<string>();
  #learning: Promise<void> = Promise.resolve();

  constructor(provider: EmbeddingProvider, learnt: LearntLanguages) {
    this.#provider = provider;
    this.#learnt = learnt;
    this.#known = new Map(Object.entries(learnt.known));
  }

  knows(language: string | null): boolean {
    return language === null || (this.#known.get(language) ?? true);
  }

  knowsQuery(query: string, libraryLanguages: readonly string[]): Promise<boolean> {
    this.#learn(libraryLanguages);
    return knowsLanguageOf(query, libraryLanguages, (language) => this.knows(language));
  }

  /** Resolves when nothing more is being learnt. */
  get settled(): Promise<void> {
    return this.#learning;
  }

  #learn(languages: readonly string[]): void {
    for (const language of languages) {
      const probes = languageProbes[language];
      if (probes === undefined || this.#known.has(language) || this.#tried.has(language)) continue;
      this.#tried.add(language);
      this.#learning = this.#learning.then(() => this.#probe(language, probes));
    }
  }

  async #probe(language: string, probes: readonly Probe[]): Promise<void> {
    try {
      const isKnown = (await shareFound(this.#provider, probes)) >= minFound;
      this.#known.set(language, isKnown);
      this.#learnt.keep(language, isKnown);
    } catch (error) {
      // The model is out of reach, which the search says; it is asked again when the library is opened next.
      if (!(error instanceof NearnoteError)) throw error;
    }
  }
}

/** The share of statements that are nearest to their own restatement. One by one, so that a query need not wait long. */
async function shareFound(provider: EmbeddingProvider, probes: readonly Probe[]): Promise<number> {
  const statements: Float32Array[] = [];
  const restatements: Float32Array[] = [];
  for (const probe of probes) {
    const [statement, restatement] = await provider.embed(probe, 'query');
    if (statement === undefined || restatement === undefined) throw new Error('Two texts were embedded, not two came.');
    statements.push(statement);
    restatements.push(restatement);
  }
  const found = restatements.filter((restatement, place) => {
    const cosines = statements.map((statement) => dot(statement, restatement));
    return cosines.indexOf(Math.max(...cosines)) === place;
  });
  return found.length / probes.length;
}
