import { beginsFormat, formatNamed } from './format-names.ts';
import { type FilterField, filterFields, type ParsedQuery, type QueryPart, type SortOrder } from './query.ts';
import { beginsDate, momentOf } from './query-dates.ts';
import { tagPattern } from './tag-pattern.ts';

/** Tells whether notes have a tag; at the end of a query, where it may be still being typed, whether one begins so. */
export type IsTag = (tag: string, isAtEnd: boolean) => boolean;

/**
 * Parses a query. Any string is valid: what has no meaning in the query language, such as a filter with an unknown type or
 * an impossible date, or a phrase that is never closed, is part of the words to search for. A filter that is still being
 * typed is not: nobody who types `tag:` looks for that word. Takes time in proportion to the length.
 * @param now the time for `today` and `yesterday`, in milliseconds since the epoch.
 * @param isTag `#garden` is a filter only where notes have that tag: `#include` is a word.
 */
export function parseQuery(source: string, now: number = Date.now(), isTag: IsTag = () => false): ParsedQuery {
  return new QueryReader(source, now, isTag).read();
}

/** The quotation marks of keyboards and word processors: opening marks with their closing marks. */
const closingMark = new Map([
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
]);
const marksAround = new RegExp(`^[${[...closingMark.keys()].join('')}]|[${[...closingMark.values()].join('')}]$`, 'g');

/** The value of a filter, as it is typed, without quotation marks around it. */
export function withoutMarks(typed: string): string {
  return typed.replace(marksAround, '');
}

/** What is typed for an order. */
const sortOrders = new Map<string, SortOrder>([
  ['date', 'date'],
  ['newest', 'date'],
  ['relevance', 'relevance'],
  ['best', 'relevance'],
]);

/** What filters are called in other programs, too. What follows `file://` or `name: ` is no value. */
const otherNames = new Map<string, FilterField>([
  ['name', 'title'],
  ['file', 'title'],
]);
const isAddress = /^\/\//;

/** A tag as it stands in a text: a number alone is none (`#1`), and what ends a sentence does not belong to it. */
const hashTag = new RegExp(`${tagPattern}(?=[\\s.,;:!?)]|$)`, 'uy');

/** The beginning of an excluded word: `-` excludes nothing before an arrow, a dash or a long option (`--all`). */
const excludable = /^[#@$._]*[\p{L}\p{N}]/u;

interface Value {
  value: string;
  /** Where it ends in the query, including its closing mark. */
  end: number;
  /** Whether its closing mark is not typed yet: it goes on to the end of the query. */
  isOpen?: boolean;
}

class QueryReader {
  readonly #source: string;
  readonly #now: number;
  readonly #isTag: IsTag;
  /** Closing marks that do not occur in the rest of the query: remembered, so that each is searched for only once. */
  readonly #missingMarks = new Set<string>();
  // Fields, not constants: sticky expressions keep their position.
  readonly #word = /\S+/y;
  readonly #space = /\s+/y;
  readonly #hashTag = new RegExp(hashTag);
  readonly #field = /(folder|tag|type|title|name|file|path|after|before|sort):/iy;

  constructor(source: string, now: number, isTag: IsTag) {
    this.#source = source;
    this.#now = now;
    this.#isTag = isTag;
  }

  read(): ParsedQuery {
    const words: string[] = [];
    const parts: QueryPart[] = [];
    let at = this.#endOf(this.#space, 0);
    while (at < this.#source.length) {
      const part = this.#partAt(at);
      if (part !== null) parts.push(part);
      if (part?.kind === 'phrase' && !part.negated) words.push(part.value);
      // What directly follows a part, as in `"so to speak",`, is a word: a new part begins only after a space.
      const rest = part?.end ?? at;
      const end = this.#endOf(this.#word, rest);
      if (end > rest) words.push(this.#source.slice(rest, end));
      at = this.#endOf(this.#space, end);
    }
    return { text: words.join(' '), parts };
  }

  #partAt(start: number): QueryPart | null {
    const negated = this.#source[start] === '-';
    const at = negated ? start + 1 : start;
    const phrase = this.#quotedAt(at);
    if (phrase !== null) return { kind: 'phrase', value: phrase.value, negated, start, end: phrase.end };
    return (
      this.#filterAt(at, start, negated) ??
      this.#tagAt(at, start, negated) ??
      (negated ? this.#exclusionAt(at, start) : null)
    );
  }

  #tagAt(at: number, start: number, negated: boolean): QueryPart | null {
    const end = this.#endOf(this.#hashTag, at);
    if (end === at) return null;
    const value = this.#source.slice(at + 1, end);
    const isKnown = this.#isTag(value, end === this.#source.length);
    return isKnown ? { kind: 'filter', field: 'tag', value, negated, start, end } : null;
  }

  #exclusionAt(at: number, start: number): QueryPart | null {
    const end = this.#endOf(this.#word, at);
    const value = this.#source.slice(at, end);
    return excludable.test(value) ? { kind: 'without', value, start, end } : null;
  }

  #filterAt(at: number, start: number, negated: boolean): QueryPart | null {
    this.#field.lastIndex = at;
    const [named = '', name = ''] = this.#field.exec(this.#source) ?? [];
    const field = fieldOf(name.toLowerCase());
    if (field === null) return null;
    const { value, end, isOpen = false } = this.#valueAt(at + named.length);
    if (name.toLowerCase() !== field && (value === '' || isAddress.test(value))) return null;
    const isBegun = value === '' || isOpen;
    const unfinished = { kind: 'unfinished', field, value, negated, start, end } as const;
    switch (field) {
      case 'after':
      case 'before': {
        const time = momentOf(value, this.#now);
        if (time !== null) return { kind: 'date', field, value, time, negated, start, end };
        return isBegun || beginsDate(value) ? unfinished : null;
      }
      case 'type': {
        const format = formatNamed(value);
        if (format !== null) return { kind: 'filter', field, value: format, negated, start, end };
        return isBegun || beginsFormat(value) ? unfinished : null;
      }
      case 'sort': {
        if (negated) return null;
        const order = value.toLowerCase();
        const by = sortOrders.get(order);
        if (by !== undefined) return { kind: 'sort', by, start, end };
        return [...sortOrders.keys()].some((name) => name.startsWith(order)) ? unfinished : null;
      }
      case 'tag': {
        const tag = value.replace(/^#+/, '');
        return tag === '' ? unfinished : { kind: 'filter', field, value: tag, negated, start, end };
      }
      case 'folder':
      case 'title':
      case 'path':
        return value === '' ? unfinished : { kind: 'filter', field, value, negated, start, end };
    }
  }

  /** A value without spaces, or in quotation marks, of which the closing one may not be typed yet. It may be empty. */
  #valueAt(at: number): Value {
    const quoted = this.#quotedAt(at);
    if (quoted !== null) return quoted;
    const mark = closingMark.get(this.#source.charAt(at));
    if (mark !== undefined && this.#missingMarks.has(mark)) {
      return { value: spaced(this.#source.slice(at + 1)), end: this.#source.length, isOpen: true };
    }
    const end = this.#endOf(this.#word, at);
    // Between its marks there is nothing.
    return { value: mark === undefined ? this.#source.slice(at, end) : '', end };
  }

  /** The text between quotation marks, on one line; null if it is empty, or the marks are never closed. */
  #quotedAt(at: number): Value | null {
    const mark = closingMark.get(this.#source.charAt(at));
    if (mark === undefined || this.#missingMarks.has(mark)) return null;
    const close = this.#source.indexOf(mark, at + 1);
    if (close === -1) {
      this.#missingMarks.add(mark);
      return null;
    }
    const value = spaced(this.#source.slice(at + 1, close));
    return value === '' ? null : { value, end: close + 1 };
  }

  #endOf(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    return pattern.test(this.#source) ? pattern.lastIndex : at;
  }
}

function fieldOf(name: string): FilterField | null {
  return otherNames.get(name) ?? filterFields.find((field) => field === name) ?? null;
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
