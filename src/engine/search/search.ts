import type {
  FoundPassage,
  Hit,
  SearchMode,
  SearchRequest,
  SearchResponse,
  SimilarRequest,
  TextRange,
} from '../../shared/domain.ts';
import { NearnoteError } from '../../shared/errors.ts';
import type { Likeness } from '../../shared/links.ts';
import { type SortOrder, sortOf } from '../../shared/query.ts';
import { type UserText, userText } from '../../shared/user-text.ts';
import { embedFewAtOnce } from '../embedding/few-at-once.ts';
import type { EmbeddingProvider } from '../embedding/provider.ts';
import { type ChunkText, chunkTexts } from '../store/chunk-texts.ts';
import type { NoteStore } from '../store/notes.ts';
import type { GenerationRef } from '../store/vectors.ts';
import { vectorsOf } from '../store/vectors-of-chunks.ts';
import type { Dictionary } from '../text-index/analysis/dictionary.ts';
import type { TextIndex } from '../text-index/text-index.ts';
import { dateSuggestionOf } from './dates/date-suggestion.ts';
import { Bm25 } from './keyword/bm25.ts';
import { FolderWords } from './keyword/folder-words.ts';
import { KeywordSearch } from './keyword/keyword-search.ts';
import { PhraseSearch } from './keyword/phrases.ts';
import { answeringSentences } from './presentation/answering-sentence.ts';
import { conflictingFiltersOf } from './presentation/conflicting-filters.ts';
import { countedNotes } from './presentation/counted-notes.ts';
import { foldDuplicates } from './presentation/duplicates.ts';
import { gradeNotes } from './presentation/grade.ts';
import { explanationOf, foundPassageOf, sideRanks, titleMarksOf } from './presentation/hits.ts';
import { likenessOf } from './presentation/likeness.ts';
import { matchingPassages } from './presentation/matching-passages.ts';
import { unknownFiltersOf } from './presentation/unknown-filters.ts';
import { unreadFiltersOf } from './presentation/unread-filters.ts';
import { byDate, type GradedNote } from './ranking/by-date.ts';
import { Filters } from './ranking/filters.ts';
import type { Question, RankingParts } from './ranking/question.ts';
import { type Ranking, rank } from './ranking/ranking.ts';
import { centroid } from './semantic/dot.ts';
import { cataloguedLanguages, type ModelLanguages } from './semantic/model-languages.ts';
import { type LearntLanguages, ProbedLanguages } from './semantic/probed-languages.ts';
import { QueryVectors } from './semantic/query-vectors.ts';
import { type IndexStatus, SemanticSearch } from './semantic/semantic-search.ts';
import { BaselineEstimator } from './semantic/similarity-baseline.ts';
import { VectorMemory } from './semantic/vector-memory.ts';
import { answeredQuestion, rankWithSpelling, type SpeltRanking } from './spelling/rank-with-spelling.ts';

export interface SearchDependencies {
  /** Whether any passage has a vector yet. */
  hasVectors(): boolean;
  /** Called with the reason, in words for the user, if semantic search is unavailable; null once it is available. */
  onSemanticUnavailable(notice: UserText | null): void;
  /** For a model that is not in the catalogue. */
  languages: LearntLanguages;
}

/** What a search finds; the engine completes the response. */
export type SearchResults = Pick<
  SearchResponse,
  | 'hits'
  | 'listed'
  | 'next'
  | 'total'
  | 'nothingRelevant'
  | 'corrections'
  | 'spellingSuggestion'
  | 'dateSuggestion'
  | 'unknownFilters'
  | 'unreadFilters'
  | 'conflictingFilters'
>;

/** A question, however many hits are wanted. */
type Asked = Pick<SearchRequest, 'query' | 'mode'>;

/** As many hits as a list begins with: more candidates would be counted than its answer counts. */
const usualLimit = 40;
/** Factor by which more notes are read than asked for, because some are folded as duplicates. */
const spareFactor = 1.25;
/** With meaning, every note is found at some distance: so many are listed at least, the relevant ones among them, and no more weak ones. */
const minListed = 40;
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
  readonly #languages: ModelLanguages;
  readonly #memory: VectorMemory;
  readonly #semantic: SemanticSearch;
  readonly #phrases: PhraseSearch;
  readonly #filters: Filters;
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
    this.#languages = cataloguedLanguages(provider.spec.id) ?? new ProbedLanguages(provider, dependencies.languages);
    this.#memory = new VectorMemory(database, model, index);
    this.#semantic = new SemanticSearch(database, model, index, this.#memory);
    this.#phrases = new PhraseSearch(database, index);
    this.#filters = new Filters(index);
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

  close(): Promise<void> {
    return this.#memory.close();
  }

  /**
   * Finds notes, one hit for each, best first. An empty query finds nothing.
   * @throws NearnoteError `model-unavailable` and the like if the query cannot be embedded, in semantic mode only.
   */
  async search(request: SearchRequest): Promise<SearchResults> {
    const { version } = this.#index;
    const { ranking, question, corrections, suggestion } = await this.#spelt(request);
    this.#last = { question: keyOf(request), version, ranking };
    const parsed = this.#filters.parse(request.query);
    return {
      ...(await this.#resultsOf(ranking, request, sortOf(question.query))),
      corrections,
      spellingSuggestion: suggestion,
      dateSuggestion: dateSuggestionOf(request.query, this.#keyword.languages(), Date.now()),
      unknownFilters: unknownFiltersOf(request.query, parsed, this.#filters),
      unreadFilters: unreadFiltersOf(request.query, parsed),
      conflictingFilters: conflictingFiltersOf(parsed, this.#filters),
    };
  }

  /** The ranking behind a search, with everything that it is based on: for evaluation. */
  async ranking(request: SearchRequest): Promise<Ranking> {
    return (await this.#spelt(request)).ranking;
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
    const question = await answeredQuestion(this.#parts, this.#question(query, mode, limit), query);
    const ranking = await rank(this.#parts, { ...question, only: noteId });
    const passages = ranking.notes.flatMap((note) => matchingPassages(note, ranking)).slice(0, limit);
    const slots = passages.map(({ slot }) => slot);
    const rows = await this.#rows(slots, ranking.texts);
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
    const answered = await answeredQuestion(this.#parts, this.#question(query, 'hybrid', 1), query);
    const { text } = answered.query;
    const vector = await this.#vectorIfAvailable(text);
    if (vector === null) return none;
    const rows = [...(await chunkTexts(this.#store.database, [...chunkIds])).values()];
    const embed = (texts: string[]) => embedFewAtOnce(this.#provider, texts, 'query');
    const found = await answeringSentences(rows, vector, this.#keyword.queryTerms(text), this.#index, embed);
    return new Map([...none, ...found]);
  }

  /**
   * Notes with a similar meaning to a note, or to a text selected in it; the note itself is not among them. Nothing was
   * asked, so nothing is irrelevant: they are the nearest there are, each with its grade.
   */
  async similar(request: SimilarRequest): Promise<SearchResults> {
    return { ...(await this.#similar(request)), next: null, nothingRelevant: false };
  }

  async #similar({ noteId, selection, limit }: SimilarRequest): Promise<SearchResults> {
    await this.#index.ready;
    const { slots } = this.#index;
    const chunkIds = slots.slotsOf(noteId).map((slot) => slots.chunkIdOf(slot));
    const question = { limit, except: noteId, languages: this.#languages };
    if (selection !== null) {
      const query = { text: selection, parts: [] };
      const vectorOf = (text: string) => this.#vectorIfAvailable(text);
      const ranking = await rank(this.#parts, { ...question, query, mode: 'hybrid', vectorOf });
      return this.#resultsOf(ranking, { limit, mode: 'hybrid' });
    }
    const vectors = await vectorsOf(this.#store.database, this.#model, chunkIds);
    const middle = centroid(vectors.map(({ vector }) => vector));
    const [first] = (await chunkTexts(this.#store.database, chunkIds.slice(0, 1))).values();
    if (middle === null || first === undefined) {
      return {
        hits: [],
        listed: 0,
        next: null,
        total: { notes: 0, exact: true },
        nothingRelevant: false,
        ...asTyped,
      };
    }
    const query = { text: first.title, parts: [] };
    const ranking = await rank(this.#parts, { ...question, query, mode: 'semantic', vectorOf: async () => middle });
    return this.#resultsOf(ranking, { limit, mode: 'semantic' });
  }

  /**
   * The sentence of each other note that is nearest to a note: of the pair of passages that are most alike, one from each.
   * Null where it cannot be told: without vectors, and with hosted models, which are slow and cost money.
   */
  async likeness(noteId: number, others: readonly number[]): Promise<Likeness[]> {
    await this.#index.ready;
    const isHosted = this.#provider.spec.kind === 'hosted';
    const embed = isHosted ? null : (texts: string[]) => embedFewAtOnce(this.#provider, texts, 'query');
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

  get #parts(): RankingParts {
    return {
      database: this.#store.database,
      index: this.#index,
      keyword: this.#keyword,
      folderWords: this.#folderWords,
      bm25: this.#bm25,
      baseline: this.#baseline,
      semantic: this.#semantic,
      phrases: this.#phrases,
      filters: this.#filters,
    };
  }

  async #spelt({ query, mode, limit, from = 0 }: SearchRequest): Promise<SpeltRanking> {
    await this.#index.ready;
    const question = this.#question(query, mode, from + limit);
    const sorted = sortOf(question.query) === 'date' ? sortedNotes[mode] : 0;
    return rankWithSpelling(this.#parts, { ...question, limit: Math.max(question.limit, sorted) }, query);
  }

  async #resultsOf(
    ranking: Ranking,
    { limit, mode, from = 0 }: Pick<SearchRequest, 'limit' | 'mode' | 'from'>,
    sort: SortOrder = 'relevance',
  ): Promise<SearchResults> {
    const { slots } = this.#index;
    const grades = gradeNotes(ranking.notes, ranking);
    const graded = ranking.notes.map((note, place) => ({ note, grade: grades[place] ?? null }));
    const relevant = grades.filter((grade) => grade !== 'weak').length;
    const end = ranking.matching === null ? Math.max(relevant, minListed, from === 0 ? limit : 0) : graded.length;
    const ordered = (sort === 'date' ? byDate(graded, this.#index.notes) : graded).slice(0, end);
    const page = ordered.slice(from, from + Math.ceil(limit * spareFactor));
    const rows = await this.#rows(
      page.flatMap(({ note }) => note.passages[0]?.slot ?? []),
      ranking.texts,
    );
    const rowOf = ({ note }: GradedNote) => rows.get(slots.chunkIdOf(note.passages[0]?.slot ?? -1));
    const groups = foldDuplicates(page, (each) => rowOf(each)?.passage ?? '', limit);
    const ranks = sideRanks(ranking.notes);
    const hits = groups.flatMap(([first, ...others]): Hit[] => {
      if (first === undefined) return [];
      const { note, grade } = first;
      const row = rowOf(first);
      const indexed = this.#index.notes.get(note.noteId);
      const [best] = note.passages;
      // The note was removed meanwhile.
      if (row === undefined || indexed === undefined || best === undefined) return [];
      return [
        {
          ...foundPassageOf(row, { ...best, score: note.score }, ranking, this.#index),
          ...noteOf(row),
          titleMarks: titleMarksOf(row, ranking, this.#index),
          format: indexed.format,
          date: indexed.date,
          named: note.evidence.isNamed,
          grade,
          passages: matchingPassages(note, ranking).length,
          duplicates: others.flatMap((other) => {
            const duplicate = rowOf(other);
            return duplicate === undefined ? [] : [noteOf(duplicate)];
          }),
          explanation: explanationOf(note, ranking, ranks),
        },
      ];
    });
    const counted = countedNotes(ranking, grades);
    const total =
      ranking.matching === null
        ? { notes: counted.length, exact: counted.length < grades.length || grades.length === 0 }
        : { notes: counted.length, exact: true };
    // Notes behind the last group’s first one that were folded into an earlier group are found again: the page leaves them out.
    const last = groups.at(-1)?.[0];
    const next = from + (last === undefined ? 0 : page.indexOf(last) + 1);
    const hasMore = hits.length > 0 && (next < ordered.length || next < total.notes || !total.exact);
    return {
      hits,
      listed: Math.max(ordered.length, total.notes),
      next: hasMore ? next : null,
      total,
      nothingRelevant: mode !== 'keyword' && hits.length > 0 && hits.every(({ grade }) => grade === 'weak'),
      ...asTyped,
    };
  }

  /** @param known texts that have been read already, by chunk id. */
  async #rows(slots: readonly number[], known: Ranking['texts']): Promise<Map<number, ChunkText>> {
    const chunkIds = slots.map((slot) => this.#index.slots.chunkIdOf(slot));
    const missing = chunkIds.filter((chunkId) => !known.has(chunkId));
    const rows = await chunkTexts(this.#store.database, missing);
    return new Map(
      chunkIds.flatMap((chunkId) => {
        const row = known.get(chunkId) ?? rows.get(chunkId);
        return row === undefined ? [] : [[chunkId, row]];
      }),
    );
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

function noteOf({ noteId, title, folder, path }: ChunkText) {
  return { noteId, title, folder, path };
}
