import type { Grade, Hit, SearchRequest, SearchResponse } from '../../../shared/domain.ts';
import type { SortOrder } from '../../../shared/query.ts';
import type { NoteRow } from '../../text-index/note-table.ts';
import { byDate, type GradedNote } from '../ranking/by-date.ts';
import type { RankingParts } from '../ranking/question.ts';
import type { Ranking } from '../ranking/ranking.ts';
import { countedNotes } from './counted-notes.ts';
import { foldDuplicates } from './duplicates.ts';
import { gradeNotes } from './grade.ts';
import { explanationOf, foundPassageOf, sideRanks, titleMarksOf } from './hits.ts';
import { matchingPassages } from './matching-passages.ts';

/** What a ranking makes of an answer; the rest depends on the query as it was typed. */
export type ShownResults = Pick<SearchResponse, 'hits' | 'listed' | 'next' | 'total' | 'nothingRelevant'>;

/** Factor by which more notes are read than asked for, because some are folded as duplicates. */
const spareFactor = 1.25;
/** With meaning, every note is found at some distance: so many are listed at least, the relevant ones among them, and no more weak ones. */
const minListed = 40;

/** The hits of a ranking as they are shown, with what is said of all of them. @param sort of the hits, the weak ones always last. */
export async function resultsOf(
  { index, texts, stopwatch }: Pick<RankingParts, 'index' | 'texts' | 'stopwatch'>,
  ranking: Ranking,
  {
    limit,
    mode,
    from = 0,
    mostGrade = 'strong',
  }: Pick<SearchRequest, 'limit' | 'mode' | 'from'> & { mostGrade?: Grade },
  sort: SortOrder = 'relevance',
): Promise<ShownResults> {
  stopwatch.enter('presentation');
  const { slots } = index;
  const grades = gradeNotes(ranking.notes, ranking, mostGrade);
  const graded = ranking.notes.map((note, place) => ({ note, grade: grades[place] ?? null }));
  const relevant = grades.filter((grade) => grade !== 'weak').length;
  const end = ranking.matching === null ? Math.max(relevant, minListed, from === 0 ? limit : 0) : graded.length;
  const ordered = (sort === 'date' ? byDate(graded, index.notes) : graded).slice(0, end);
  const page = ordered.slice(from, from + Math.ceil(limit * spareFactor));
  const shown = page.flatMap(({ note }) =>
    note.passages[0] === undefined ? [] : slots.chunkIdOf(note.passages[0].slot),
  );
  const rows = await stopwatch.during('texts', () => texts.of(shown));
  const rowOf = ({ note }: GradedNote) => rows.get(slots.chunkIdOf(note.passages[0]?.slot ?? -1));
  const groups = foldDuplicates(page, (each) => rowOf(each)?.passage ?? '', limit);
  const ranks = sideRanks(ranking.notes);
  const hits = groups.flatMap(([first, ...others]): Hit[] => {
    if (first === undefined) return [];
    const { note, grade } = first;
    const row = rowOf(first);
    const indexed = index.notes.get(note.noteId);
    const [best] = note.passages;
    // The note was removed meanwhile.
    if (row === undefined || indexed === undefined || best === undefined) return [];
    return [
      {
        ...foundPassageOf(row, { ...best, score: note.score }, ranking, index),
        ...noteOf(indexed),
        titleMarks: titleMarksOf(indexed, ranking, index),
        format: indexed.format,
        date: indexed.date,
        named: note.evidence.isNamed,
        grade,
        passages: matchingPassages(note, ranking).length,
        duplicates: others.flatMap((other) => {
          const duplicate = rowOf(other) && index.notes.get(other.note.noteId);
          return duplicate === undefined ? [] : [noteOf(duplicate)];
        }),
        explanation: explanationOf(note, ranking, ranks),
      },
    ];
  });
  const counted = countedNotes(ranking, grades);
  const total =
    ranking.matching === null
      ? { notes: counted.length, exact: counted.length < grades.length || grades.length === 0 }
      : { notes: counted.length, exact: true };
  // Notes behind the last group’s first one that were folded into an earlier group are found again: the page leaves them out.
  const last = groups.at(-1)?.[0];
  const next = from + (last === undefined ? 0 : page.indexOf(last) + 1);
  const hasMore = hits.length > 0 && (next < ordered.length || next < total.notes || !total.exact);
  return {
    hits,
    listed: Math.max(ordered.length, total.notes),
    next: hasMore ? next : null,
    total,
    nothingRelevant: mode !== 'keyword' && hits.length > 0 && hits.every(({ grade }) => grade === 'weak'),
  };
}

function noteOf({ id, title, folder, path }: NoteRow) {
  return { noteId: id, title, folder, path };
}
