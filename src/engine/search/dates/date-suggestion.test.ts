import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../shared/parse-query.ts';
import { dateSuggestionOf } from './date-suggestion.ts';

/** Thursday, 26 November 2026. */
const now = new Date(2026, 10, 26, 12).getTime();
const suggested = (query: string, ...languages: string[]) => dateSuggestionOf(query, languages, now);
const filterOf = (query: string, ...languages: string[]) => suggested(query, ...languages)?.filter ?? null;

describe('dates in plain words', () => {
  it.each([
    ['yesterday', 'after:2026-11-25 before:2026-11-26'],
    ['the day before yesterday', 'after:2026-11-24 before:2026-11-25'],
    ['this week', 'after:2026-11-23 before:2026-11-30'],
    ['last week', 'after:2026-11-16 before:2026-11-23'],
    ['last month', 'after:2026-10 before:2026-11'],
    ['during last year', 'after:2025 before:2026'],
    ['last Thursday', 'after:2026-11-19 before:2026-11-20'],
    ['in March', 'after:2026-03 before:2026-04'],
    ['last march', 'after:2026-03 before:2026-04'],
    ['last November', 'after:2025-11 before:2025-12'],
    ['in March of last year', 'after:2025-03 before:2025-04'],
    ['Dec 2024', 'after:2024-12 before:2025-01'],
    ['March 5', 'after:2026-03-05 before:2026-03-06'],
    ['5th of March, 2024', 'after:2024-03-05 before:2024-03-06'],
    ['29 February', 'after:2024-02-29 before:2024-03-01'],
    ['from 3 to 5 May', 'after:2026-05-03 before:2026-05-06'],
    ['2025-12-31', 'after:2025-12-31 before:2026-01-01'],
    ['in 2023', 'after:2023 before:2024'],
    ['3 days ago', 'after:2026-11-23 before:2026-11-24'],
    ['two weeks ago', 'after:2026-11-09 before:2026-11-16'],
    ['a year ago', 'after:2025 before:2026'],
    ['in the last three months', 'after:2026-08-26'],
    ['last spring', 'after:2026-03 before:2026-06'],
    ['since last summer', 'after:2026-06'],
    ['last autumn', 'after:2025-09 before:2025-12'],
    ['this fall', 'after:2026-09 before:2026-12'],
    ['this spring', 'after:2026-03 before:2026-06'],
    ['last winter', 'after:2025-12 before:2026-03'],
    ['in the spring of 2024', 'after:2024-03 before:2024-06'],
    ['summer last year', 'after:2025-06 before:2025-09'],
    ['last weekend', 'after:2026-11-21 before:2026-11-23'],
    ['a couple of weeks ago', 'after:2026-11-09 before:2026-11-16'],
    ['since March', 'after:2026-03'],
    ['after 2023', 'after:2024'],
    ['before 2023', 'before:2023'],
    ['until March 2024', 'before:2024-04'],
    ['between March and May 2025', 'after:2025-03 before:2025-06'],
    ['from November to January', 'after:2025-11 before:2026-02'],
  ])('“%s” is %s', (words, filter) => {
    expect(filterOf(`the minutes ${words}`)).toBe(filter);
    expect(parseQuery(filter).text).toBe('');
  });

  it.each([
    ['de', 'letzte Woche', 'after:2026-11-16 before:2026-11-23'],
    ['de', 'in der letzten Woche', 'after:2026-11-16 before:2026-11-23'],
    ['de', 'im Marz 2025', 'after:2025-03 before:2025-04'],
    ['de', 'im März letzten Jahres', 'after:2025-03 before:2025-04'],
    ['de', 'letzten Herbst', 'after:2025-09 before:2025-12'],
    ['de', 'im vergangenen Frühjahr', 'after:2026-03 before:2026-06'],
    ['de', 'im Sommer 2024', 'after:2024-06 before:2024-09'],
    ['de', 'letztes Wochenende', 'after:2026-11-21 before:2026-11-23'],
    ['fr', 'l’été dernier', 'after:2026-06 before:2026-09'],
    ['fr', 'au printemps 2024', 'after:2024-03 before:2024-06'],
    ['es', 'la primavera pasada', 'after:2026-03 before:2026-06'],
    ['es', 'el fin de semana pasado', 'after:2026-11-21 before:2026-11-23'],
    ['it', 'la scorsa estate', 'after:2026-06 before:2026-09'],
    ['pt', 'no verão passado', 'after:2026-06 before:2026-09'],
    ['nl', 'afgelopen zomer', 'after:2026-06 before:2026-09'],
    ['sv', 'i våras', 'after:2026-03 before:2026-06'],
    ['sv', 'hösten 2023', 'after:2023-09 before:2023-12'],
    ['da', 'sidste forår', 'after:2026-03 before:2026-06'],
    ['no', 'sist vinter', 'after:2025-12 before:2026-03'],
    ['ru', 'прошлым летом', 'after:2026-06 before:2026-09'],
    ['ru', 'осенью прошлого года', 'after:2025-09 before:2025-12'],
    ['de', 'vor drei Tagen', 'after:2026-11-23 before:2026-11-24'],
    ['de', 'vor 2020', 'before:2020'],
    ['de', 'vom 3. bis 5. Mai', 'after:2026-05-03 before:2026-05-06'],
    ['fr', 'la semaine dernière', 'after:2026-11-16 before:2026-11-23'],
    ['fr', 'en fevrier 2025', 'after:2025-02 before:2025-03'],
    ['fr', 'en mars de l’année dernière', 'after:2025-03 before:2025-04'],
    ['fr', 'il y a 3 jours', 'after:2026-11-23 before:2026-11-24'],
    ['fr', 'l’année dernière', 'after:2025 before:2026'],
    ['es', 'el 5 de marzo de 2025', 'after:2025-03-05 before:2025-03-06'],
    ['es', 'los últimos 3 días', 'after:2026-11-23'],
    ['it', 'nel 2023', 'after:2023 before:2024'],
    ['it', 'marzo scorso', 'after:2026-03 before:2026-04'],
    ['pt', 'há 3 dias', 'after:2026-11-23 before:2026-11-24'],
    ['nl', 'vorige week', 'after:2026-11-16 before:2026-11-23'],
    ['sv', 'för tre dagar sedan', 'after:2026-11-23 before:2026-11-24'],
    ['da', 'sidste uge', 'after:2026-11-16 before:2026-11-23'],
    ['no', 'i går', 'after:2026-11-25 before:2026-11-26'],
    ['ru', 'в марте прошлого года', 'after:2025-03 before:2025-04'],
    ['ru', 'на прошлой неделе', 'after:2026-11-16 before:2026-11-23'],
  ])('%s: “%s” is %s', (language, words, filter) => {
    expect(filterOf(words, language)).toBe(filter);
  });

  it.each([
    ['昨日の会議', 'after:2026-11-25 before:2026-11-26', '会議'],
    ['先週 会議', 'after:2026-11-16 before:2026-11-23', '会議'],
    ['会議 昨年の3月', 'after:2025-03 before:2025-04', '会議'],
    ['2023年以降の旅行', 'after:2023', '旅行'],
    ['3日前の写真', 'after:2026-11-23 before:2026-11-24', '写真'],
    ['上个月的发票', 'after:2026-10 before:2026-11', '发票'],
    ['去年的发票', 'after:2025 before:2026', '发票'],
    ['2025年3月5日', 'after:2025-03-05 before:2025-03-06', ''],
    ['去年春天的发票', 'after:2025-03 before:2025-06', '发票'],
    ['旅行 昨年の夏', 'after:2025-06 before:2025-09', '旅行'],
    ['今年秋天', 'after:2026-09 before:2026-12', ''],
    ['3天前', 'after:2026-11-23 before:2026-11-24', ''],
  ])('without spaces: “%s” is %s', (words, filter, rest) => {
    expect(suggested(words)).toMatchObject({ filter, query: `${rest} ${filter}`.trim() });
  });

  it.each([
    '今日头条',
    '2031年',
    '明日の会議',
    'how may I help',
    'this may be wrong',
    'march of the penguins',
    'march 5 miles',
    'cases in the 2009 pandemic',
    'second try',
    'second',
    'the second half',
    'the sun',
    'sun and moon',
    'mar the paint',
    'spring cleaning',
    'what to sow in spring',
    'Spring Boot 3',
    'Spring 4',
    'the last fall of Rome',
    'do prices fall',
    'winter tyres',
    'winter 2024',
    'this winter',
    'next summer',
    'summer 2031',
    'weekend trips',
    'a couple of eggs',
    'in the last place',
    'past tense',
    'this week-long course',
    'what is on now',
    'sat on a chair in the sun',
    'version 1.0.21',
    'v2023 in v2023',
    'in 2023.1',
    'RFC-2023',
    'ISO 8601-2023',
    '10 am',
    'the meeting at 10:30',
    'in 20 minutes',
    'in 2000 words',
    '5 days',
    'the last week of school',
    '2023',
    'March',
    'on Monday',
    'next week',
    'in 2031',
    'src/last week.md',
    '#last week',
    '30 February 2024',
  ])('“%s” names no date that notes could have', (words) => {
    expect(suggested(words)).toBeNull();
  });

  it.each([
    ['fr', 'la commande qui a été passée'],
    ['fr', 'mon ami'],
    ['sv', 'vår senaste bil'],
    ['no', 'vår siste bil'],
    ['es', 'el mar'],
    ['de', 'Herr Winter'],
    ['de', 'im Sommer'],
    ['it', 'sabato pomeriggio'],
    ['nl', 'de lente'],
    ['ru', 'пять лет'],
  ])('%s: “%s” names no date', (language, words) => {
    expect(suggested(words, language)).toBeNull();
  });

  it('a suggestion names the words, what is found with it, and the query with the filter in their place', () => {
    expect(suggested('What did the plumber say last March?')).toEqual({
      typed: 'last March',
      filter: 'after:2026-03 before:2026-04',
      period: { from: Date.parse('2026-03-01T00:00'), to: Date.parse('2026-04-01T00:00'), precision: 'month' },
      query: 'What did the plumber say? after:2026-03 before:2026-04',
    });
    expect(suggested('notes from last week')?.period).toMatchObject({ precision: 'day' });
    expect(suggested('since 2024')).toMatchObject({ period: { to: null, precision: 'year' }, query: 'after:2024' });
  });

  it('a phrase, and a query that is filtered by date already, are left alone', () => {
    expect(suggested('"last week" plumber')).toBeNull();
    expect(suggested('last "big" week')).toBeNull();
    expect(suggested('plumber after:2020 last week')).toBeNull();
    expect(suggested('tag:home plumber last week')?.query).toBe('tag:home plumber after:2026-11-16 before:2026-11-23');
  });

  it('dates are read in the library’s languages, and a small word of another of them is none', () => {
    expect(filterOf('letzte Woche')).toBeNull();
    expect(filterOf('hier', 'fr')).toBe('after:2026-11-25 before:2026-11-26');
    expect(filterOf('hier', 'fr', 'de')).toBeNull();
    expect(filterOf('yesterday', 'xx')).not.toBeNull();
  });

  it('nothing is suggested where the rest of the query would be read otherwise without the words', () => {
    expect(suggested('昨天-会议')).toBeNull();
    expect(suggested('昨天tag:会议')).toBeNull();
    expect(suggested('昨天 -会议')?.query).toBe('-会议 after:2026-11-25 before:2026-11-26');
  });

  it('a long text is not searched for dates', () => {
    expect(suggested(`${'word '.repeat(200)}yesterday`)).toBeNull();
  });
});
