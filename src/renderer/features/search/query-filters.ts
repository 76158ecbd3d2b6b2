import { type QueryPart, withoutParts } from '../../../shared/query.ts';
import { inQuotationMarks } from './completion.ts';
import { readQuery } from './read-query.ts';

/** A folder or a tag that a query can name. */
export interface FilterTarget {
  field: 'folder' | 'tag';
  /**
   * As a filter names it: a tag, or the path of a folder that begins with the name of the one the user added, or with a
   * slash for its whole path.
   */
  value: string;
}

/** What a query wants of the notes in a folder or with a tag: only them, or none of them. */
export type Wanted = 'only' | 'not';

type Filter = Extract<QueryPart, { kind: 'filter' }>;

/** The filters of a query that name folders or tags. */
export function namedIn(query: string): Filter[] {
  return readQuery(query).parts.filter(
    (part): part is Filter => part.kind === 'filter' && (part.field === 'folder' || part.field === 'tag'),
  );
}

/** What a query’s filters want of a folder or tag; null if they do not name it. */
export function wantedOf(target: FilterTarget, filters: readonly Filter[]): Wanted | null {
  const naming = filters.filter((filter) => names(filter, target));
  if (naming.length === 0) return null;
  return naming.some(({ negated }) => negated) ? 'not' : 'only';
}

/**
 * The query with a folder or tag as it is wanted, or without it if that is how it is wanted already. A note is in one folder
 * only: of those wanted, the last one stays.
 */
export function toggled(query: string, target: FilterTarget, wanted: Wanted): string {
  const filters = namedIn(query);
  const naming = filters.filter((filter) => names(filter, target));
  if (wantedOf(target, filters) === wanted) return withoutParts(query, naming);
  const isReplaced = (filter: Filter): boolean =>
    naming.includes(filter) || (wanted === 'only' && target.field === 'folder' && isFolderWanted(filter));
  const rest = withoutParts(query, filters.filter(isReplaced)).trimEnd();
  const filter = `${wanted === 'not' ? '-' : ''}${target.field}:${inQuotationMarks(target.value)}`;
  return rest === '' ? filter : `${rest} ${filter}`;
}

/** The query with only the notes of a folder or tag; the query itself where it has only them already. */
export function narrowed(query: string, target: FilterTarget): string {
  return wantedOf(target, namedIn(query)) === 'only' ? query : toggled(query, target, 'only');
}

function isFolderWanted({ field, negated }: Filter): boolean {
  return field === 'folder' && !negated;
}

/** Whether a filter names a folder or tag itself, not only one above it. `folder:clients` names every folder of that name. */
function names(filter: Filter, { field, value }: FilterTarget): boolean {
  if (filter.field !== field) return false;
  if (field === 'tag') return plain(filter.value) === plain(value);
  return `/${plain(value)}`.endsWith(`/${plain(filter.value)}`);
}

/** Without what filters leave out of account: case, and slashes at the ends. */
function plain(value: string): string {
  return value
    .toLowerCase()
    .replaceAll('\\', '/')
    .replaceAll(/^\/+|\/+$/g, '');
}
