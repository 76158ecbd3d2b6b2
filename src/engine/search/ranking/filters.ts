import type { QueryPart } from '../../../shared/query.ts';
import { fold } from '../../text-index/analysis/fold.ts';
import type { DocumentRow } from '../../text-index/notes.ts';
import type { PassageIndex } from '../../text-index/text-index.ts';

type Filter = Extract<QueryPart, { kind: 'filter' | 'date' }>;
const mostKnown = 20;

type Holds = (document: DocumentRow) => boolean;

/** Filters stay while the words beside them are typed: the notes that they leave are worked out once for each state of the library. */
export class Filters {
  readonly #index: PassageIndex;
  readonly #known = new Map<string, Set<number>>();
  #version = -1;

  constructor(index: PassageIndex) {
    this.#index = index;
  }

  /** @see filteredDocuments */
  through(parts: readonly QueryPart[]): ReadonlySet<number> | null {
    const filters = parts.filter((part) => part.kind === 'filter' || part.kind === 'date');
    if (filters.length === 0) return null;
    if (this.#version !== this.#index.version || this.#known.size >= mostKnown) this.#known.clear();
    this.#version = this.#index.version;
    const key = JSON.stringify(filters.map(({ start: _start, end: _end, ...filter }) => filter));
    const known = this.#known.get(key) ?? filteredDocuments(this.#index, filters);
    this.#known.set(key, known);
    return known;
  }
}

/**
 * The notes that every filter lets through. A value that names nothing exactly is taken for the beginning of one: a filter that is still
 * being typed does not empty the list.
 */
function filteredDocuments(index: PassageIndex, filters: readonly Filter[]): Set<number> {
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
