import { type DatePeriod, datesOf } from '../shared/date-period.ts';
import type { Grade, Hit, SearchResponse } from '../shared/domain.ts';
import { visibleName } from '../shared/visible.ts';

/** An answer as one JSON value; the places in it are UTF-16 offsets in the decoded file. */
export function resultOf(response: SearchResponse) {
  const { hits, ms, total, nothingRelevant, corrections, spellingSuggestion, dateSuggestion } = response;
  return {
    ms: Math.round(ms * 100) / 100,
    total,
    nothingRelevant,
    corrections,
    spellingSuggestion,
    dateSuggestion,
    results: hits.map((hit) => ({
      path: hit.path,
      title: hit.title,
      heading: hit.headings.join(' › '),
      passage: hit.passage,
      start: hit.start,
      end: hit.end,
      score: hit.score,
      similarity: hit.similarity,
      folder: hit.folder,
      grade: hit.grade,
      date: new Date(hit.date).toISOString(),
      sentence: hit.sentence,
      marks: hit.marks,
      duplicates: hit.duplicates.map(({ path, title, folder }) => ({ path, title, folder })),
      explanation: hit.explanation,
    })),
  };
}

/** An answer to be read by a user. */
export function readable({ hits, searchable, corrections, nothingRelevant }: SearchResponse): string {
  const lines: string[] = [];
  if (searchable < 1) {
    lines.push(`Searching ${Math.floor(searchable * 100)}% of your notes by meaning; the rest is not embedded yet.\n`);
  }
  for (const { typed, used } of corrections) lines.push(`“${typed}” is in no note; searched for “${used}”.\n`);
  if (hits.length === 0) lines.push('Nothing was found.\n');
  else if (nothingRelevant) lines.push('Nothing relevant; the closest are:\n');
  return lines.concat(hits.map(describeHit)).join('\n');
}

/** What may have been meant, for the terminal: not part of the answer. */
export function suggestionsOf({ spellingSuggestion, dateSuggestion }: SearchResponse): string {
  const lines: string[] = [];
  if (spellingSuggestion !== null) {
    const { corrections, query } = spellingSuggestion;
    const typed = corrections.map((correction) => `“${correction.typed}”`).join(', ');
    lines.push(`No note contains ${typed}. Did you mean: ${query}`);
  }
  if (dateSuggestion !== null) {
    const { typed, filter, period } = dateSuggestion;
    lines.push(`Tip: with ${filter} in place of “${typed}”, only notes dated ${inWords(period)} are found.`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function inWords(period: DatePeriod): string {
  const dates = datesOf(period, 'en-GB');
  if (period.from === null) return `before ${dates}`;
  return period.to === null ? `since ${dates}` : dates;
}

const grades: Record<Grade, string> = { strong: '●●●', good: '●●○', weak: '●○○' };
const longest = 240;
const mostNamed = 3;

function describeHit(hit: Hit): string {
  const { title, path, headings, grade, date, duplicates } = hit;
  const judgement = grade === null ? '' : `${grades[grade]} ${grade} · `;
  const trail = headings.filter((heading) => heading !== title).join(' › ');
  const lines = [
    title,
    `  ${judgement}${dayOf(date)} · ${visibleName(path)}${trail === '' ? '' : ` › ${trail}`}`,
    `  ${shortened(answerOf(hit))}`,
  ];
  if (duplicates.length > 0) lines.push(`  nearly the same: ${pathsOf(duplicates)}`);
  return `${lines.join('\n')}\n`;
}

function pathsOf(notes: Hit['duplicates']): string {
  const named = notes.slice(0, mostNamed).map(({ path }) => visibleName(path));
  return named.join(', ') + (notes.length > mostNamed ? ` and ${notes.length - mostNamed} more` : '');
}

/** The sentence that answers; the passage from its beginning where none stands out. */
function answerOf({ passage, start, sentence }: Hit): string {
  const text = sentence ? passage.slice(sentence.start - start, sentence.end - start) : passage;
  return text
    .replace(/^#{1,6}\s/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function shortened(text: string): string {
  return text.length > longest ? `${[...text].slice(0, longest).join('')}…` : text;
}

/** The day in the system's time zone, as `2025-03-04`. */
function dayOf(epochMilliseconds: number): string {
  const moment = new Date(epochMilliseconds);
  const [month, day] = [moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${moment.getFullYear()}-${month}-${day}`;
}
