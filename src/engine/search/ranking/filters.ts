import type { QueryPart } from '../../../shared/query.ts';
import { fold } from '../../text-index/analysis/fold.ts';
import type { NoteRow } from '../../text-index/note-table.ts';
import type { TextIndex } from '../../text-index/text-index.ts';

type Filter = Extract<QueryPart, { kind: 'filter' | 'date' }>;
const mostKnown = 20;

type Holds = (note: NoteRow) => boolean;

/** Filters stay while the words beside them are typed: the notes that they leave are worked out once for each state of the library. */
export class Filters {
  readonly #index: TextIndex;
  readonly #known = new Map<string, Set<number>>();
  #version = -1;

  constructor(index: TextIndex) {
    this.#index = index;
  }

  /** @see filteredNotes */
  through(parts: readonly QueryPart[]): ReadonlySet<number> | null {
    const filters = parts.filter((part) => part.kind === 'filter' || part.kind === 'date');
    if (filters.length === 0) return null;
    if (this.#version !== this.#index.version || this.#known.size >= mostKnown) this.#known.clear();
    this.#version = this.#index.version;
    const key = JSON.stringify(filters.map(({ start: _start, end: _end, ...filter }) => filter));
    const known = this.#known.get(key) ?? filteredNotes(this.#index, filters);
    this.#known.set(key, known);
    return known;
  }
}

/**
 * The notes that every filter lets through. A value that names nothing exactly is taken for the beginning of one: a filter that is still
 * being typed does not empty the list.
 */
function filteredNotes(index: TextIndex, filters: readonly Filter[]): Set<number> {
  const tests = filters.map((filter) => testOf(filter, index));
  const through = new Set<number>();
  for (const note of index.notes.all()) {
    if (tests.every((holds) => holds(note))) through.add(note.id);
  }
  return through;
}

function testOf(filter: Filter, index: TextIndex): Holds {
  const holds = positiveTestOf(filter, index);
  return filter.negated ? (note) => !holds(note) : holds;
}

function positiveTestOf(filter: Filter, index: TextIndex): Holds {
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
      return exactOrBeginning(index, (note) => [foldersOf(note)], `/${wanted}/`, `/${wanted}`);
    }
  }
}

/** Whether any of a note's names holds `whole`; if that is so for no note at all, `beginning`. Tags are told from their start. */
function exactOrBeginning(
  index: TextIndex,
  namesOf: (note: NoteRow) => string[],
  whole: string,
  beginning: string,
): Holds {
  const has =
    (sought: string): Holds =>
    (note) =>
      namesOf(note).some((name) => (sought.startsWith('/') ? name.includes(sought) : name.startsWith(sought)));
  const hasWhole = has(whole);
  for (const note of index.notes.all()) if (hasWhole(note)) return hasWhole;
  return has(beginning);
}

/** The folders that a note is in, from the one the user added on: `/notes/work/clients/`. */
export function foldersOf({ folder, path }: Pick<NoteRow, 'folder' | 'path'>): string {
  const name = folder.split(/[/\\]/).at(-1) ?? '';
  const inside = path.includes('/') ? `${path.slice(0, path.lastIndexOf('/'))}/` : '';
  return fold(`/${name}/${inside}`);
}
