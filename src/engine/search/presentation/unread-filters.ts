import type { UnreadFilter } from '../../../shared/domain.ts';
import { withoutMarks } from '../../../shared/parse-query.ts';
import { type FilterField, filterFields, type ParsedQuery } from '../../../shared/query.ts';

/** A name, and a value that follows it at once: neither `12:30`, `std::vector` and `http://x` nor `note: this`. */
const filterLike = /(?<=^|\s)-?(?<name>\p{L}[\p{L}-]+):(?<value>"[^"]*"|“[^”]*”|[\p{L}\p{N}#<>=*._-]\S*)/gu;
/** Shorter names are like many words. */
const minLikeName = 3;

/** The filters of other programs, with the one here that does what they do. */
const elsewhere = new Map<string, FilterField | null>([
  ...['in', 'inpath', 'inurl', 'parent', 'dir', 'directory', 'notebook'].map((name) => [name, 'folder'] as const),
  ...['intitle', 'filename', 'subject', 'heading'].map((name) => [name, 'title'] as const),
  ...['label', 'keyword', 'category'].map((name) => [name, 'tag'] as const),
  ...['ext', 'extension', 'filetype', 'kind', 'format', 'mime'].map((name) => [name, 'type'] as const),
  ...['since', 'from', 'newer', 'created', 'modified', 'updated', 'date'].map((name) => [name, 'after'] as const),
  ...['until', 'older'].map((name) => [name, 'before'] as const),
  ...['order', 'orderby'].map((name) => [name, 'sort'] as const),
  ...['has', 'is', 'line', 'block', 'section', 'content', 'text', 'body', 'task', 'task-todo', 'task-done', 'to'].map(
    (name) => [name, null] as const,
  ),
  ...['author', 'lang', 'language', 'links', 'backlinks', 'link', 'size', 'site', 'status', 'property', 'prop'].map(
    (name) => [name, null] as const,
  ),
]);

/**
 * What of a query looks like a filter, and is none: those of other programs, misspelt names, and dates and orders that cannot
 * be read. Types that there are not are told with the values that no note has.
 */
export function unreadFiltersOf(source: string, { parts }: ParsedQuery): UnreadFilter[] {
  // Most queries have none, and looking for one tries every beginning of a word.
  if (!source.includes(':')) return [];
  return [...source.matchAll(filterLike)].flatMap(({ 0: whole, index: start, groups = {} }) => {
    const { name = '', value = '' } = groups;
    const end = start + whole.length;
    const field = likeliest(name.toLowerCase());
    const isRead = parts.some((part) => part.kind !== 'without' && part.start < end && start < part.end);
    if (isRead || field === undefined || name.toLowerCase() === 'type') return [];
    return [{ name, value: withoutMarks(value), field, start, end }];
  });
}

/** The filter that a name may mean; null if it is one of another program that is not here, undefined if it is none. */
function likeliest(name: string): FilterField | null | undefined {
  const field = filterFields.find((each) => each === name) ?? elsewhere.get(name);
  if (field !== undefined || name.length < minLikeName) return field;
  return filterFields.find((each) => isSlip(name, each));
}

/** Whether a letter is left out, added, or swapped with the next: a changed one makes other words (`port`, `math`). */
function isSlip(typed: string, name: string): boolean {
  const [longer, shorter] = typed.length > name.length ? [typed, name] : [name, typed];
  const places = [...longer].map((_, at) => at);
  if (longer.length === shorter.length) {
    return places.some((at) => {
      const swapped = name.slice(0, at) + name.slice(at + 1, at + 2) + name.charAt(at) + name.slice(at + 2);
      return swapped === typed && typed !== name;
    });
  }
  return places.some((at) => longer.slice(0, at) + longer.slice(at + 1) === shorter);
}
