import type { SearchMode } from '../../../shared/domain.ts';
import type { ParsedQuery } from '../../../shared/query.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { KeywordSearch } from '../keyword/keyword-search.ts';
import type { PhraseSearch } from '../keyword/phrases.ts';
import type { SemanticSearch } from '../semantic/semantic-search.ts';
import type { Filters } from './filters.ts';

/** What a ranking is made with. */
export interface RankingParts {
  index: TextIndex;
  keyword: KeywordSearch;
  semantic: SemanticSearch;
  phrases: PhraseSearch;
  filters: Filters;
}

/** What is asked of the ranking. */
export interface Question {
  query: ParsedQuery;
  mode: SearchMode;
  /** How many notes are wanted. */
  limit: number;
  /** The only note whose passages may answer, and one whose may not. */
  only?: number;
  except?: number;
  /** Embeds the query’s text; null where meaning cannot be told. */
  vectorOf: (text: string) => Promise<Float32Array | null>;
  /** Whether the model was trained on a text’s script. */
  isScriptKnown: (text: string) => boolean;
}
