import type { SearchRequest } from '../../../shared/domain.ts';
import type { FoundCounts } from '../../../shared/facets.ts';
import { parseQuery } from '../../../shared/parse-query.ts';
import { asksNothing, withoutParts } from '../../../shared/query.ts';
import type { Facets } from './facets.ts';

type Asked = Pick<SearchRequest, 'query' | 'mode'>;
type Found = (question: Asked) => Promise<readonly number[]>;

/**
 * Counts the notes that a search finds. Where the query names folders, folders are counted as if it named none, too: a note is in
 * one folder only, so whoever looks at another one wants to know what it would find.
 */
export async function queryFacets(question: Asked, facets: Facets, found: Found): Promise<FoundCounts> {
  const counts = facets.of(await found(question));
  const named = parseQuery(question.query).parts.filter(
    (part) => part.kind === 'filter' && part.field === 'folder' && !part.negated,
  );
  if (named.length === 0) return { ...counts, elsewhere: [] };
  const query = withoutParts(question.query, named);
  const anywhere = asksNothing(parseQuery(query)) ? facets.all() : facets.of(await found({ ...question, query }));
  return { ...counts, elsewhere: anywhere.folders };
}
