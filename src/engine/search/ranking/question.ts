import type { SearchMode } from '../../../shared/domain.ts';
import type { ParsedQuery } from '../../../shared/query.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { Bm25 } from '../keyword/bm25.ts';
import type { FolderWords } from '../keyword/folder-words.ts';
import type { KeywordSearch } from '../keyword/keyword-search.ts';
import type { NoteWordScorer } from '../keyword/note-words.ts';
import type { PhraseSearch } from '../keyword/phrases.ts';
import type { PassageTexts } from '../passage-texts.ts';
import type { ModelLanguages } from '../semantic/model-languages.ts';
import type { SemanticSearch } from '../semantic/semantic-search.ts';
import type { BaselineEstimator } from '../semantic/similarity-baseline.ts';
import type { Stopwatch } from '../stopwatch.ts';
import type { Filters } from './filters.ts';

/** What ranks the notes. */
export interface RankingParts {
  index: TextIndex;
  texts: PassageTexts;
  keyword: KeywordSearch;
  folderWords: FolderWords;
  bm25: Bm25;
  noteWordScorer: NoteWordScorer;
  baseline: BaselineEstimator;
  semantic: SemanticSearch;
  phrases: PhraseSearch;
  filters: Filters;
  /** Of this search. */
  stopwatch: Stopwatch;
}

/** A query to rank notes for. */
export interface Question {
  query: ParsedQuery;
  mode: SearchMode;
  /** How many notes are wanted. */
  limit: number;
  /** Id of the only note that may be found. */
  only?: number;
  /** Id of a note that must not be found. */
  except?: number;
  /** Embeds the query’s text; null if it cannot be embedded. */
  vectorOf: (text: string) => Promise<Float32Array | null>;
  languages: ModelLanguages;
}
