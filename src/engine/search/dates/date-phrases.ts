import type { TextRange } from '../../../shared/domain.ts';
import type { DateRange } from './date-range.ts';
import { type DateRule, dateRules } from './date-rules.ts';
import { type DateWords, dateWords } from './date-words.ts';
import { any, plain } from './word-patterns.ts';

/** Words that name a range of days, and their place in the text. */
export interface DatePhrase extends TextRange {
  range: DateRange;
}

interface Patterns {
  rules: { matches: RegExp; rule: DateRule }[];
  phrase: RegExp;
  ambiguous: RegExp | null;
}

/** Finds what names a date in one language. */
export class DatePhrases {
  readonly #words: DateWords;
  /** A word that every date has one of. Most queries have none, and need no more than this. */
  readonly #hint: RegExp;
  /** Made when first needed, which takes some 20 ms. */
  #patterns: Patterns | null = null;

  private constructor(words: DateWords) {
    this.#words = words;
    const { today, yesterday, dayBeforeYesterday, months, shortMonths = [], weekdays, day, week, month, year } = words;
    const { seasons, lastSeasons = [], weekend } = words;
    const names = [
      today,
      yesterday,
      dayBeforeYesterday,
      ...months,
      ...shortMonths,
      ...weekdays,
      day,
      week,
      month,
      year,
      ...seasons,
      ...lastSeasons,
      weekend,
    ];
    this.#hint = new RegExp(`(?:^|[^a-z])(?:\\d{4}|${any(names)})(?![a-z])`, 'u');
  }

  static readonly #known = new Map<string, DatePhrases>();

  /** Null for a language whose dates are not known. */
  static of(language: string): DatePhrases | null {
    const words = dateWords.get(language);
    const known = DatePhrases.#known.get(language);
    if (known !== undefined || words === undefined) return known ?? null;
    const phrases = new DatePhrases(words);
    DatePhrases.#known.set(language, phrases);
    return phrases;
  }

  /** The first phrase that names days of which some have begun. */
  first(text: string, now: Date): DatePhrase | null {
    const read = plain(text);
    if (!this.#hint.test(read)) return null;
    this.#patterns ??= patternsOf(this.#words);
    const { phrase, rules, ambiguous } = this.#patterns;
    for (const match of read.matchAll(phrase)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (ambiguous?.test(text.slice(start, end)) === true) continue;
      const range = rangeOf(match.groups ?? {}, rules, now);
      const hasBegun = range !== null && (range.from === null || range.from <= now);
      if (hasBegun) return { start, end, range };
    }
    return null;
  }
}

function patternsOf(words: DateWords): Patterns {
  const rules = dateRules(words);
  return {
    rules: rules.map((rule) => ({ matches: new RegExp(`^(?:${rule.source})$`, 'u'), rule })),
    phrase: phraseOf(rules, words),
    ambiguous: words.ambiguous === undefined ? null : new RegExp(`^(?:${words.ambiguous})$`, 'u'),
  };
}

type Rules = Patterns['rules'];

function rangeOf(found: Record<string, string | undefined>, rules: Rules, now: Date): DateRange | null {
  const { first, second, alone, since, after, before, until, dated } = found;
  if (first !== undefined && second !== undefined) return between(first, second, rules, now);
  const range = pointRange(alone ?? dated ?? '', rules, now);
  if (range === null) return null;
  if (since !== undefined) return { ...range, to: null };
  if (after !== undefined) return range.to === null ? null : { ...range, from: range.to, to: null };
  if (before !== undefined) return { ...range, from: null, to: range.from };
  return until === undefined ? range : { ...range, from: null };
}

function between(first: string, second: string, rules: Rules, now: Date): DateRange | null {
  const to = pointRange(second, rules, now);
  // “between March and May 2025”: the March before that May.
  const from = to?.from == null ? null : pointRange(first, rules, to.from);
  if (to === null || from?.from == null || to.to === null || from.from >= to.to) return null;
  const precision = (['day', 'month', 'year'] as const).find((each) => [from.precision, to.precision].includes(each));
  return { from: from.from, to: to.to, precision: precision ?? 'day' };
}

function pointRange(text: string, rules: Rules, now: Date): DateRange | null {
  for (const { matches, rule } of rules) {
    const match = matches.exec(text);
    const range = match === null ? null : rule.rangeOf(match.groups ?? {}, now);
    if (range !== null) return range;
  }
  return null;
}

/**
 * Dates, each with what may stand before it and belongs to it: “between … and …”, “since …”, “in …”. Not within a path, a
 * version, a tag or an identifier.
 */
function phraseOf(rules: readonly DateRule[], words: DateWords): RegExp {
  const point = (some: readonly DateRule[]): string =>
    `(?:${some.map(({ source }) => source.replaceAll(/\(\?<\w+>/g, '(?:')).join('|')})`;
  const article = words.articles === '' ? '' : `(?:${any([words.articles])}${gap})?`;
  const date = (name: string): string => `${article}(?<${name}>${point(rules)})`;
  const alternatives = [
    `${any([words.from])}${gap}${date('first')}\\s+${any([words.to])}${gap}${date('second')}`,
    `${article}(?<alone>${point(rules.filter(({ isClear }) => isClear))})`,
    `(?:(?<since>${any([words.since])})|(?<after>${any([words.after])})|(?<before>${any([words.before])})|(?<until>${any([words.until])})|${any([words.in, words.from])})${gap}${date('dated')}`,
  ];
  const start = '(?<![\\p{L}\\p{M}\\p{N}_#@$./:\\\\\\-])';
  const end = "(?:'s)?(?![\\p{L}\\p{M}\\p{N}_']|[-./:@\\\\][\\p{L}\\p{N}])";
  return new RegExp(`${start}(?:${alternatives.join('|')})${end}`, 'gu');
}

/** A space, or the apostrophe of an elided word: “l’année”. */
const gap = "(?:\\s+|(?<=')\\s*)";
