import { setTimeout as delay } from 'node:timers/promises';
import type {
  FoundPassage,
  SearchMode,
  SearchRequest,
  SearchResponse,
  SimilarRequest,
  TextRange,
} from '../../shared/domain.ts';
import { NearnoteError } from '../../shared/errors.ts';
import type { Likeness } from '../../shared/links.ts';
import type { VectorMemoryChoice } from '../../shared/models.ts';
import { sortOf } from '../../shared/query.ts';
import { type UserText, userText } from '../../shared/user-text.ts';
import { embedKnown } from '../embedding/embed-known.ts';
import { embedFewAtOnce } from '../embedding/few-at-once.ts';
import type { EmbeddingProvider } from '../embedding/provider.ts';
import type { NoteStore } from '../store/notes.ts';
import type { VectorFile } from '../store/vector-file.ts';
import type { GenerationRef } from '../store/vectors.ts';
import { vectorsOf } from '../store/vectors-of-chunks.ts';
import type { Dictionary } from '../text-index/analysis/dictionary.ts';
import type { TextIndex } from '../text-index/text-index.ts';
import { dateSuggestionOf } from './dates/date-suggestion.ts';
import { Bm25 } from './keyword/bm25.ts';
import { FolderWords } from './keyword/folder-words.ts';
import { KeywordSearch } from './keyword/keyword-search.ts';
import { NoteWordScorer } from './keyword/note-words.ts';
import { PhraseSearch } from './keyword/phrases.ts';
import { PassageTexts } from './passage-texts.ts';
import { answeringSentences } from './presentation/answering-sentence.ts';
import { conflictingFiltersOf } from './presentation/conflicting-filters.ts';
import { countedNotes } from './presentation/counted-notes.ts';
import { gradeNotes } from './presentation/grade.ts';
import { foundPassageOf } from './presentation/hits.ts';
import { likenessOf } from './presentation/likeness.ts';
import { matchingPassages } from './presentation/matching-passages.ts';
import { resultsOf, type ShownResults } from './presentation/results.ts';
import { isShort } from './presentation/short-text.ts';
import { unknownFiltersOf } from './presentation/unknown-filters.ts';
import { unreadFiltersOf } from './presentation/unread-filters.ts';
import { Filters } from './ranking/filters.ts';
import type { Question, RankingParts } from './ranking/question.ts';
import { type Ranking, rank } from './ranking/ranking.ts';
import { centroid } from './semantic/dot.ts';
import { cataloguedLanguages, type ModelLanguages } from './semantic/model-languages.ts';
import { type LearntLanguages, ProbedLanguages } from './semantic/probed-languages.ts';
import { QueryVectors } from './semantic/query-vectors.ts';
import { type IndexStatus, SemanticSearch } from './semantic/semantic-search.ts';
import { BaselineEstimator } from './semantic/similarity-baseline.ts';
import { maxBytesFor, VectorMemory } from './semantic/vector-memory.ts';
import { answeredQuestion, rankWithSpelling, type SpeltRanking } from './spelling/rank-with-spelling.ts';
import { Stopwatch } from './stopwatch.ts';

export interface SearchDependencies {
  /** Whether any passage has a vector yet. */
  hasVectors(): boolean;
  /** Called with the reason, in words for the user, if semantic search is unavailable; null once it is available. */
  onSemanticUnavailable(notice: UserText | null): void;
  /** For a model that is not in the catalogue. */
  languages: LearntLanguages;
  vectorMemory: VectorMemoryChoice;
  /** Where what is kept of the vectors in memory is written, so that the next opening is fast. */
  vectorFile?: VectorFile;
}

/** What a search finds; the engine completes the response. */
export type SearchResults = Omit<SearchResponse, 'searchable' | 'model' | 'ms'>;

/** A question, however many hits are wanted. */
type Asked = Pick<SearchRequest, 'query' | 'mode'>;

/** As many hits as a list begins with: more candidates would be counted than its answer counts. */
const usualLimit = 40;
/** The query’s vector is late after this, in milliseconds from the beginning of the search; at once while the model is being loaded. */
const lateAfter = 30;
/** So many of the best notes are put in the order of their dates. */
const sortedNotes = { hybrid: 250, semantic: 250, keyword: 2_500 } as const;
/** Of what is found without a query. */
const asTyped = {
  corrections: [],
  spellingSuggestion: null,
  dateSuggestion: null,
  unknownFilters: [],
  unreadFilters: [],
  conflictingFilters: [],
  isProvisional: false,
};

/** Search with the text index and one model’s vectors. */
export class Search {
  readonly #store: NoteStore;
  readonly #model: GenerationRef;
  readonly #provider: EmbeddingProvider;
  readonly #vectors: QueryVectors;
  readonly #keyword: KeywordSearch;
  readonly #folderWords: FolderWords;
  readonly #bm25: Bm25;
  readonly #noteWordScorer: NoteWordScorer;
  readonly #languages: ModelLanguages;
  readonly #memory: VectorMemory;
  readonly #semantic: SemanticSearch;
  readonly #phrases: PhraseSearch;
  readonly #filters: Filters;
  readonly #texts: PassageTexts;
  readonly #baseline: BaselineEstimator;
  readonly #dependencies: SearchDependencies;
  /** The latest answer’s ranking: what it found is counted right after it. */
  #last: { question: string; version: number; ranking: Ranking } | null = null;

  constructor(
    store: NoteStore,
    model: GenerationRef,
    provider: EmbeddingProvider,
    dictionary: Dictionary,
    dependencies: SearchDependencies,
  ) {
    const { database, index } = store;
    this.#store = store;
    this.#model = model;
    this.#provider = provider;
    this.#vectors = new QueryVectors(provider);
    this.#keyword = new KeywordSearch(index, dictionary);
    this.#folderWords = new FolderWords(index);
    this.#bm25 = new Bm25(index);
    this.#noteWordScorer = new NoteWordScorer(index);
    this.#languages = cataloguedLanguages(provider.spec.id) ?? new ProbedLanguages(provider, dependencies.languages);
    this.#memory = new VectorMemory(
      database,
      model,
      index,
      maxBytesFor(dependencies.vectorMemory),
      dependencies.vectorFile,
    );
    this.#semantic = new SemanticSearch(database, model, index, this.#memory);
    this.#phrases = new PhraseSearch(database, index);
    this.#filters = new Filters(index);
    this.#texts = new PassageTexts(store);
    this.#baseline = new BaselineEstimator(database, model, index);
    this.#dependencies = dependencies;
  }

  /** @see SemanticSearch.status */
  status(): Promise<IndexStatus> {
    return this.#semantic.status();
  }

  /** To be called when a batch of this model’s vectors was committed. */
  vectorsStored(textHashes: readonly string[], vectors: readonly Float32Array[]): Promise<void> {
    this.#baseline.vectorsStored(textHashes.length);
    return this.#memory.stored(textHashes, vectors);
  }

  /** Takes the vectors of deleted passages out of the file beside the database. */
  eraseVectors(): Promise<void> {
    return this.#memory.erase();
  }

  close(): Promise<void> {
    return this.#memory.close();
  }

  /**
   * Finds notes, one hit for each, best first. An empty query finds nothing.
   * @throws NearnoteError `model-unavailable` and the like if the query cannot be embedded, in semantic mode only.
   */
  async search(request: SearchRequest): Promise<SearchResults> {
    const parts = this.#parts();
    const { version } = this.#index;
    let isProvisional = false;
    const { ranking, question, corrections, suggestion } = await this.#spelt(request, parts, () => {
      isProvisional = true;
    });
    this.#last = isProvisional ? null : { question: keyOf(request), version, ranking };
    const results = await resultsOf(parts, ranking, request, sortOf(question.query));
    const parsed = this.#filters.parse(request.query);
    return {
      ...results,
      corrections,
      spellingSuggestion: suggestion,
      dateSuggestion: dateSuggestionOf(request.query, this.#keyword.languages(), Date.now()),
      unknownFilters: unknownFiltersOf(request.query, parsed, this.#filters),
      unreadFilters: unreadFiltersOf(request.query, parsed),
      conflictingFilters: conflictingFiltersOf(parsed, this.#filters),
      isProvisional,
      timings: parts.stopwatch.read(),
    };
  }

  /** The ranking behind a search, with everything that it is based on: for evaluation. */
  async ranking(request: SearchRequest): Promise<Ranking> {
    return (await this.#spelt(request, this.#parts())).ranking;
  }

  /** Ids of the notes that count as found: as many as `total` of the answer says. */
  async found(question: Asked): Promise<readonly number[]> {
    const last = this.#last;
    const isLast = last?.question === keyOf(question) && last.version === this.#index.version;
    const ranking = isLast ? last.ranking : await this.ranking({ ...question, limit: usualLimit });
    return countedNotes(ranking, gradeNotes(ranking.notes, ranking));
  }

  /** The passages of one note that match a query, best first. */
  async passages({ query, limit, mode }: SearchRequest, noteId: number): Promise<FoundPassage[]> {
    await this.#index.ready;
    const parts = this.#parts();
    const question = await answeredQuestion(parts, this.#question(query, mode, limit), query);
    const ranking = await rank(parts, { ...question, only: noteId });
    const passages = ranking.notes.flatMap((note) => matchingPassages(note, ranking)).slice(0, limit);
    const rows = await this.#texts.of(passages.map(({ slot }) => this.#index.slots.chunkIdOf(slot)));
    return passages.flatMap((passage) => {
      const row = rows.get(this.#index.slots.chunkIdOf(passage.slot));
      return row === undefined ? [] : [foundPassageOf(row, passage, ranking, this.#index)];
    });
  }

  /** The sentence of each passage that answers; null where none stands out. Hosted models are not used: they are slow and cost money. */
  async sentences(query: string, chunkIds: readonly number[]): Promise<Map<number, TextRange | null>> {
    await this.#index.ready;
    const none = new Map(chunkIds.map((chunkId) => [chunkId, null]));
    if (this.#filters.parse(query).text.trim() === '' || this.#provider.spec.kind === 'hosted') return none;
    const answered = await answeredQuestion(this.#parts(), this.#question(query, 'hybrid', 1), query);
    const { text } = answered.query;
    const vector = await this.#vectorIfAvailable(text);
    if (vector === null) return none;
    const rows = [...(await this.#texts.of(chunkIds)).values()];
    const words = this.#keyword.queryTerms(text);
    const found = await answeringSentences(rows, vector, words, this.#index, (texts) => this.#embedSentences(texts));
    return new Map([...none, ...found]);
  }

  /**
   * Notes with a similar meaning to a note, or to a text selected in it; the note itself is not among them. Nothing was
   * asked, so nothing is irrelevant: they are the nearest there are, each with its grade.
   */
  async similar(request: SimilarRequest): Promise<SearchResults> {
    const parts = this.#parts();
    const found = await this.#similar(request, parts);
    return { ...asTyped, ...found, next: null, nothingRelevant: false, timings: parts.stopwatch.read() };
  }

  async #similar({ noteId, selection, limit }: SimilarRequest, parts: RankingParts): Promise<ShownResults> {
    await this.#index.ready;
    const { slots } = this.#index;
    const chunkIds = slots.slotsOf(noteId).map((slot) => slots.chunkIdOf(slot));
    const question = { limit, except: noteId, languages: this.#languages };
    if (selection !== null) {
      const query = { text: selection, parts: [] };
      const vectorOf = (text: string) => this.#vectorIfAvailable(text);
      const ranking = await rank(parts, { ...question, query, mode: 'hybrid', vectorOf });
      return resultsOf(parts, ranking, { limit, mode: 'hybrid' });
    }
    const vectors = await vectorsOf(this.#store.database, this.#model, chunkIds);
    const middle = centroid(vectors.map(({ vector }) => vector));
    const note = this.#index.notes.get(noteId);
    const [first] = (await this.#texts.of(chunkIds.slice(0, 1))).values();
    if (middle === null || note === undefined || first === undefined) {
      return { hits: [], listed: 0, next: null, total: { notes: 0, exact: true }, nothingRelevant: false };
    }
    const query = { text: note.title, parts: [] };
    const ranking = await rank(parts, { ...question, query, mode: 'semantic', vectorOf: async () => middle });
    const isVague = chunkIds.length === 1 && isShort(`${note.title} ${first.passage}`, note.language);
    return resultsOf(parts, ranking, { limit, mode: 'semantic', mostGrade: isVague ? 'weak' : 'strong' });
  }

  /**
   * The sentence of each other note that is nearest to a note: of the pair of passages that are most alike, one from each.
   * Null where it cannot be told: without vectors, and with hosted models, which are slow and cost money.
   */
  async likeness(noteId: number, others: readonly number[]): Promise<Likeness[]> {
    await this.#index.ready;
    const isHosted = this.#provider.spec.kind === 'hosted';
    const embed = isHosted ? null : (texts: string[]) => this.#embedSentences(texts);
    return likenessOf(
      { database: this.#store.database, model: this.#model, index: this.#index, embed },
      noteId,
      others,
    );
  }

  get #index(): TextIndex {
    return this.#store.index;
  }

  #question(query: string, mode: SearchMode, limit: number): Question {
    const vectorOf = (text: string) => (mode === 'semantic' ? this.#vectors.of(text) : this.#vectorIfAvailable(text));
    return { query: this.#filters.parse(query), mode, limit, vectorOf, languages: this.#languages };
  }

  #parts(): RankingParts {
    return {
      index: this.#index,
      texts: this.#texts,
      keyword: this.#keyword,
      folderWords: this.#folderWords,
      bm25: this.#bm25,
      noteWordScorer: this.#noteWordScorer,
      baseline: this.#baseline,
      semantic: this.#semantic,
      phrases: this.#phrases,
      filters: this.#filters,
      stopwatch: new Stopwatch(),
    };
  }

  /** @param onLate called if the query’s vector is late, and not waited for. */
  async #spelt(
    { query, mode, limit, from = 0, wordsFirst = false }: SearchRequest,
    parts: RankingParts,
    onLate = () => {},
  ): Promise<SpeltRanking> {
    const deadline = performance.now() + lateAfter;
    await this.#index.ready;
    const asked = this.#question(query, mode, from + limit);
    const inTime = (text: string) => this.#vectorInTime(text, deadline, onLate);
    const question = wordsFirst && mode === 'hybrid' ? { ...asked, vectorOf: inTime } : asked;
    const sorted = sortOf(question.query) === 'date' ? sortedNotes[mode] : 0;
    return rankWithSpelling(parts, { ...question, limit: Math.max(question.limit, sorted) }, query);
  }

  /** A query’s vector if it is there by the deadline, a time of `performance.now()`; that of its beginning if it is late. */
  async #vectorInTime(text: string, deadline: number, onLate: () => void): Promise<Float32Array | null> {
    if (!this.#dependencies.hasVectors()) return null;
    const isKnown = this.#vectors.has(text);
    const { spec, isReady } = this.#provider;
    // A hosted model is asked for whole questions: each costs money, and takes longer than this.
    const isForLater = spec.kind === 'hosted' && !isKnown;
    const patience = isKnown || isReady ? delay(Math.max(0, deadline - performance.now()), undefined) : undefined;
    const inTime = isForLater ? undefined : await Promise.race([this.#vectorIfAvailable(text), patience]);
    if (inTime !== undefined) return inTime;
    onLate();
    return this.#vectors.ofBeginning(text);
  }

  /** Null for a sentence that the model cannot embed: nothing is like it. */
  #embedSentences(texts: readonly string[]): Promise<(Float32Array | null)[]> {
    return embedFewAtOnce(texts, (few) => embedKnown(this.#provider, few, 'query'));
  }

  /** Embeds a query; null if that is impossible, which is reported: the words can still be matched. */
  async #vectorIfAvailable(text: string): Promise<Float32Array | null> {
    // Until the first passages are embedded there is nothing to compare with, and no reason to wait for the model.
    if (!this.#dependencies.hasVectors()) return null;
    try {
      const vector = await this.#vectors.of(text);
      this.#dependencies.onSemanticUnavailable(null);
      return vector;
    } catch (error) {
      if (!(error instanceof NearnoteError)) throw error;
      this.#dependencies.onSemanticUnavailable(
        userText('For now, search matches words only: {error}', { error: error.text }),
      );
      return null;
    }
  }
}

function keyOf({ query, mode }: Asked): string {
  return `${mode} ${query}`;
}
