import { parseQuery } from '../../../shared/parse-query.ts';
import type { ParsedQuery, QueryPart } from '../../../shared/query.ts';
import { baseName } from '../../notes/link.ts';
import { fold } from '../../text-index/analysis/fold.ts';
import { folderName, folderNames, type NoteRow } from '../../text-index/note-table.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { tagKey } from '../facets/facet-nodes.ts';

type Filter = Extract<QueryPart, { kind: 'filter' | 'date' }>;
const maxCached = 20;

type Test = (note: NoteRow) => boolean;

/** A field whose values are names; a part of a path or a title may be anything. */
export type NamedField = Exclude<Extract<QueryPart, { kind: 'filter' }>['field'], 'path' | 'title'>;
export interface FieldName {
  name: string;
  folded: string;
}

/** Reads queries as the library’s tags make them, evaluates their filters, and caches the results until the notes change: filters stay while words are typed beside them. */
export class Filters {
  readonly #index: TextIndex;
  readonly #cache = new Map<string, Set<number>>();
  /** The same of filters by date, which changes with every note that is saved. */
  readonly #byDate = { version: -1, cache: new Map<string, Set<number>>() };
  #tagKeys: Set<string> | null = null;
  readonly #names = new Map<NamedField, FieldName[]>();
  #version = -1;

  constructor(index: TextIndex) {
    this.#index = index;
  }

  /** Parses a query of which `#garden` is a filter if notes have that tag. @see parseQuery */
  parse(source: string): ParsedQuery {
    return parseQuery(source, undefined, (tag, isAtEnd) => {
      const key = tagKey(tag);
      const known = this.#tags();
      return known.has(key) || (isAtEnd && known.values().some((each) => each.startsWith(key)));
    });
  }

  /** The keys of all tags, and of those above them. */
  #tags(): ReadonlySet<string> {
    this.#renew();
    if (this.#tagKeys === null) {
      this.#tagKeys = new Set();
      for (const { tags } of this.#index.notes.all()) {
        for (const parts of tags.map((tag) => tagKey(tag).split('/'))) {
          for (const depth of parts.keys()) this.#tagKeys.add(parts.slice(0, depth + 1).join('/'));
        }
      }
    }
    return this.#tagKeys;
  }

  /** Forgets what is not true of the library any more. */
  #renew(): void {
    const { version, notes } = this.#index;
    if (this.#byDate.version !== version) this.#byDate.cache.clear();
    this.#byDate.version = version;
    if (this.#version === notes.version) return;
    this.#cache.clear();
    this.#names.clear();
    this.#tagKeys = null;
    this.#version = notes.version;
  }

  /** The ids of the notes that pass all filters of a query; null if it has none. @see filteredNotes */
  passing(parts: readonly QueryPart[]): ReadonlySet<number> | null {
    const filters = parts.filter((part) => part.kind === 'filter' || part.kind === 'date');
    if (filters.length === 0) return null;
    this.#renew();
    const key = JSON.stringify(filters.map(({ start: _start, end: _end, ...filter }) => filter));
    const cache = filters.some(({ kind }) => kind === 'date') ? this.#byDate.cache : this.#cache;
    const known = cache.get(key);
    if (known !== undefined) return known;
    if (cache.size >= maxCached) cache.clear();
    const notes = filteredNotes(this.#index, filters);
    cache.set(key, notes);
    return notes;
  }

  /** All values of notes for a field, each once. */
  namesOf(field: NamedField): readonly FieldName[] {
    this.#renew();
    let names = this.#names.get(field);
    if (names === undefined) {
      names = [...valuesOf(field, this.#index)].map((name) => ({ name, folded: fold(name) }));
      this.#names.set(field, names);
    }
    return names;
  }
}

function valuesOf(field: NamedField, { notes }: TextIndex): Set<string> {
  const values = new Set<string>();
  for (const note of notes.all()) {
    if (field === 'type') values.add(note.format);
    else if (field === 'tag') for (const tag of note.tags) values.add(tag);
    else {
      values.add(folderName(note.folder));
      const parts = note.path.split('/').slice(0, -1);
      for (const depth of parts.keys()) values.add(parts.slice(0, depth + 1).join('/'));
    }
  }
  return values;
}

/**
 * The notes that pass every filter; of several folders or formats that are wanted, any: a note has one. A value without an
 * exact match matches as a prefix, so that a filter that is still being typed does not empty the list.
 */
function filteredNotes(index: TextIndex, filters: readonly Filter[]): Set<number> {
  const alternatives = Map.groupBy(filters, (filter) => {
    const isOneOfAKind = !filter.negated && (filter.field === 'folder' || filter.field === 'type');
    return isOneOfAKind ? filter.field : filter;
  });
  const tests = [...alternatives.values()].map((some): Test => {
    const any = some.map((filter) => testOf(filter, index));
    return (note) => any.some((passes) => passes(note));
  });
  const passing = new Set<number>();
  for (const note of index.notes.all()) {
    if (tests.every((passes) => passes(note))) passing.add(note.id);
  }
  return passing;
}

function testOf(filter: Filter, index: TextIndex): Test {
  const passes = positiveTestOf(filter, index);
  return filter.negated ? (note) => !passes(note) : passes;
}

function positiveTestOf(filter: Filter, index: TextIndex): Test {
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
    case 'title':
      return ({ title, aliases, path }) =>
        [title, ...aliases, baseName(path)].some((name) => fold(name).includes(value));
    case 'tag':
      return exactOrPrefix(index, ({ tags }) => tags.map((tag) => `${tagKey(tag)}/`), `${tagKey(value)}/`, value);
    case 'folder': {
      const path = value.replaceAll('\\', '/');
      const wanted = path.replaceAll(/^\/+|\/+$/g, '');
      const isInside = exactOrPrefix(index, (note) => [foldersOf(note)], `/${wanted}/`, `/${wanted}`);
      if (!/^(?:\/|[a-z]:)/.test(path)) return isInside;
      const absolute = `${path.replace(/\/+$/, '')}/`;
      return (note) => isInside(note) || absoluteFolderOf(note).startsWith(absolute);
    }
  }
}

/**
 * Tests whether a note has a name that matches `exact` or, if no note at all does, `prefix`. Folders, which begin with a
 * slash, match anywhere in a path, and tags from their beginning.
 */
function exactOrPrefix(index: TextIndex, namesOf: (note: NoteRow) => string[], exact: string, prefix: string): Test {
  const has =
    (value: string): Test =>
    (note) =>
      namesOf(note).some((name) => (value.startsWith('/') ? name.includes(value) : name.startsWith(value)));
  const hasExact = has(exact);
  for (const note of index.notes.all()) if (hasExact(note)) return hasExact;
  return has(prefix);
}

/** The absolute path of a note’s folder, with a slash at its end: `/home/user/notes/work/`. */
function absoluteFolderOf({ folder, path }: NoteRow): string {
  return fold(`${folder}/${path.slice(0, path.lastIndexOf('/') + 1)}`).replaceAll('\\', '/');
}

/** The folders of a note, as they are compared. */
export function foldersOf(note: Pick<NoteRow, 'folder' | 'path'>): string {
  return fold(folderNames(note));
}
