import type { DateSuggestion } from '../../../shared/domain.ts';
import { parseQuery } from '../../../shared/parse-query.ts';
import { isStopWord } from '../../text-index/analysis/stop-words.ts';
import { type DatePhrase, DatePhrases } from './date-phrases.ts';
import { filterOf, periodOf } from './date-range.ts';
import { firstUnspacedDate } from './unspaced-dates.ts';

/** Longer queries are texts, and what they say of dates is no wish. UTF-16 code units. */
const maxLength = 500;
const hasUnspaced = /[\p{Script=Han}\p{Script=Hiragana}]/u;
const systemLanguage = new Intl.Locale(new Intl.DateTimeFormat().resolvedOptions().locale).language;

/**
 * The filter that the words of a query name, such as “last March” or “letzte Woche”; null if they name no date, or the query
 * has a filter of dates already. It is only suggested: the words may be meant as words.
 * @param languages of the library’s notes, ISO 639-1; English and the system’s language are always read as well, and Chinese and Japanese.
 * @param now milliseconds since the epoch.
 */
export function dateSuggestionOf(query: string, languages: readonly string[], now: number): DateSuggestion | null {
  const source = query.normalize('NFC');
  const { parts } = parseQuery(source, now);
  if (source.length > maxLength || parts.some(({ kind }) => kind === 'date')) return null;
  // What is exact is kept out, without joining what stands around it.
  const words = parts.reduce(
    (text, { start, end }) => text.slice(0, start) + '\0'.repeat(end - start) + text.slice(end),
    source,
  );
  const read = [...new Set([...languages, 'en', systemLanguage])];
  const phrases = read.flatMap((language): DatePhrase[] => {
    const found = DatePhrases.of(language)?.first(words, new Date(now)) ?? null;
    if (found === null) return [];
    const typed = words.slice(found.start, found.end);
    // “hier” is yesterday in French, and here in German.
    const isSmallElsewhere = read.some((other) => other !== language && isStopWord(typed, other));
    return isSmallElsewhere ? [] : [found];
  });
  const unspaced = hasUnspaced.test(words) ? firstUnspacedDate(words, new Date(now)) : null;
  if (unspaced !== null) phrases.push(unspaced);
  const [phrase] = phrases.sort((a, b) => a.start - b.start || b.end - a.end);
  if (phrase === undefined) return null;
  const { start, end, range } = phrase;
  const filter = filterOf(range);
  const rest = joined(source.slice(0, start), source.slice(end));
  const suggested = rest === '' ? filter : `${rest} ${filter}`;
  // What directly follows the words would begin a part of the query without them: “昨天-会议” would exclude “会议”.
  const isReadAlike = parseQuery(suggested, now).parts.length === parts.length + filter.split(' ').length;
  return isReadAlike ? { typed: source.slice(start, end), filter, period: periodOf(range), query: suggested } : null;
}

function joined(before: string, after: string): string {
  const rest = after.trim();
  return /^[?!.,;:)]/.test(rest) ? before.trim() + rest : `${before.trim()} ${rest}`.trim();
}
