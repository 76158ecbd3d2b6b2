import type { QueryPart } from '../../shared/query.ts';
import { fold } from '../keywords/fold.ts';
import type { DocumentRow } from '../passages/documents.ts';
import type { PassageIndex } from '../passages/passage-index.ts';

type Filter = Extract<QueryPart, { kind: 'filter' | 'date' }>;
type Holds = (document: DocumentRow) => boolean;

/**
 * The notes that every filter lets through; null when there is none, so that all are. A value that names nothing exactly is taken for
 * the beginning of one: a filter that is still being typed does not empty the list.
 */
export function filteredDocuments(index: PassageIndex, parts: readonly QueryPart[]): Set<number> | null {
  const filters = parts.filter((part) => part.kind === 'filter' || part.kind === 'date');
  if (filters.length === 0) return null;
  const tests = filters.map((filter) => testOf(filter, index));
  const through = new Set<number>();
  for (const document of index.documents.all()) {
    if (tests.every((holds) => holds(document))) through.add(document.id);
  }
  return through;
}

function testOf(filter: Filter, index: PassageIndex): Holds {
  const holds = positiveTestOf(filter, index);
  return filter.negated ? (document) => !holds(document) : holds;
}

function positiveTestOf(filter: Filter, index: PassageIndex): Holds {
  if (filter.kind === 'date') {
    const { field, time } = filter;
    return field === 'after' ? ({ date }) => date >= time : ({ date }) => date < time;
  }
  const value = fold(filter.value);
  switch (filter.field) {
    case 'type':
      return ({ format }) => format === filter.value;
    case 'path':
      return ({ path }) => fold(path).includes(value);
    case 'tag':
      return exactOrBeginning(index, ({ tags }) => tags.map((tag) => `${fold(tag)}/`), `${value}/`, value);
    case 'folder': {
      const wanted = value.replaceAll(/^[/\\]+|[/\\]+$/g, '').replaceAll('\\', '/');
      return exactOrBeginning(index, (document) => [foldersOf(document)], `/${wanted}/`, `/${wanted}`);
    }
  }
}

/** Whether any of a note's names holds `whole`; if that is so for no note at all, `beginning`. Tags are told from their start. */
function exactOrBeginning(
  index: PassageIndex,
  namesOf: (document: DocumentRow) => string[],
  whole: string,
  beginning: string,
): Holds {
  const has =
    (sought: string): Holds =>
    (document) =>
      namesOf(document).some((name) => (sought.startsWith('/') ? name.includes(sought) : name.startsWith(sought)));
  const hasWhole = has(whole);
  for (const document of index.documents.all()) if (hasWhole(document)) return hasWhole;
  return has(beginning);
}

/** The folders that a note is in, from the one the person added on: `/notes/work/clients/`. */
export function foldersOf({ folder, path }: Pick<DocumentRow, 'folder' | 'path'>): string {
  const name = folder.split(/[/\\]/).at(-1) ?? '';
  const inside = path.includes('/') ? `${path.slice(0, path.lastIndexOf('/'))}/` : '';
  return fold(`/${name}/${inside}`);
}
