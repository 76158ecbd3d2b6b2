import type { FoundPassage, Hit, TextRange } from '../../../shared/domain.ts';
import { codeIn } from './code-places.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { firstFrom, leadingDots, type PlainText, plainText } from './plain-text.ts';
import { columnsToShow, nextTable, type Table, type TableRow, tableRowAt, tablesIn } from './table-row.ts';

/** The part of a passage to show, in the form in which it is written. */
export type Excerpt =
  /** Prose: the sentence that answers, and the text before and after it. */
  | { kind: 'prose'; isCut: boolean; before: Piece[]; sentence: Piece[]; after: Piece[] }
  | { kind: 'code'; isCut: boolean; lines: Piece[][] }
  /** A row. `isCut` says of each column whether others stand between it and the next, or after the last. */
  | { kind: 'table'; header: string[]; cells: Piece[][]; isCut: boolean[] };

/** How much room there is, in lines of a result. */
export type Room = 'one' | 'two';

interface Lengths {
  lines: number;
  /** Characters that fit at least. */
  minShown: number;
  /** A target that ends within this many characters is visible without cutting the beginning. */
  visibleEnd: number;
  /** Characters kept before the target for context. */
  context: number;
}

const lengths: Readonly<Record<Room, Lengths>> = {
  one: { lines: 1, minShown: 55, visibleEnd: 50, context: 15 },
  two: { lines: 2, minShown: 110, visibleEnd: 105, context: 40 },
};
/** Less prose than this says too little without the table behind it. */
const minProse = 10;
/** More than the lines of a result hold in the widest window. */
const maxShown = 420;

type Shown = Pick<FoundPassage, 'passage' | 'start' | 'marks' | 'headings'> & Pick<Hit, 'title' | 'format'>;

/**
 * The part of a passage to show. It starts at the beginning, unless that would hide the sentence that answers or, without
 * one, the first word of the query. If the passage fills the room, so does the part.
 * @param sentence in offsets of the decoded file, like the passage’s own.
 * @param isFromStart whether the beginning is wanted, whatever answers.
 */
export function excerpt(found: Shown, sentence: TextRange | null, room: Room, isFromStart = false): Excerpt {
  const skipped = headingsLength(found);
  const source = found.passage.slice(skipped);
  const inSource = ({ start, end }: TextRange): TextRange => ({
    start: Math.max(0, start - found.start - skipped),
    end: Math.max(0, end - found.start - skipped),
  });
  const marks = found.marks.map(inSource).filter(({ start, end }) => end > start);
  const answer = sentence ? inSource(sentence) : null;
  const wanted = isFromStart ? undefined : (answer ?? marks[0]);
  const target = wanted?.start ?? firstSign(source);
  if (found.format === 'code')
    return codeExcerpt(source, { start: 0, end: source.length }, { target, marks, answer, room });
  const block = isMarkdown(found)
    ? codeIn(source).blocks.find(({ start, end }) => isAtBlock(source, target, start, end))
    : undefined;
  if (block) return codeExcerpt(source, block, { target, marks, answer, room });
  const plain = plainText(source, found.format);
  const place = (range: TextRange): TextRange => ({
    start: firstFrom(plain.offsets, range.start),
    end: firstFrom(plain.offsets, range.end),
  });
  const matches = marks.map(place).filter(({ start, end }) => end > start);
  const inAnswer = marks.filter(({ start, end }) => answer === null || (answer.start <= start && end <= answer.end));
  const tables = isMarkdown(found) ? tablesIn(source) : [];
  const row = tableRowFor(source, tables, target, isFromStart ? [] : inAnswer);
  if (row) {
    const sentenceThere = answer && place(answer);
    const columns = columnsToShow(source, row, (cell) =>
      marks.some((mark) => mark.start < cell.end && cell.start < mark.end),
    );
    const shownOf = (cell: TextRange | undefined): TextRange =>
      trimmed(plain.text, place(cell ?? { start: 0, end: 0 }));
    return {
      kind: 'table',
      header: row.header.length === 0 ? [] : columns.map((column) => textOf(plain, shownOf(row.header[column]))),
      cells: columns.map((column) =>
        piecesOf(plain, { matches, answer: sentenceThere, ...shownOf(row.cells[column]) }),
      ),
      isCut: columns.map((column, i) => (columns[i + 1] ?? row.cells.length) > column + 1),
    };
  }
  const table = nextTable(source, tables, target);
  // Glued to the prose before it, a table says nothing.
  const readable = table === null ? plain : cutAt(plain, Math.max(minProse, firstFrom(plain.offsets, table)));
  return proseExcerpt(readable, matches, answer ? trimmed(plain.text, place(answer)) : null, room, isFromStart);
}

/** The row of a table at a place, or of the rows with these marks the one that holds the most of them; null outside of tables. */
function tableRowFor(
  source: string,
  tables: readonly Table[],
  place: number,
  marks: readonly TextRange[],
): TableRow | null {
  const there = tableRowAt(source, tables, place);
  if (there === null) return null;
  const rows = marks.flatMap(({ start }) => tableRowAt(source, tables, start) ?? []);
  const held = Map.groupBy(rows, ({ cells }) => cells[0]?.start);
  const [most] = [...held.values()].sort((a, b) => b.length - a.length);
  return most?.[0] ?? there;
}

function cutAt(plain: PlainText, end: number): PlainText {
  const text = plain.text.slice(0, end).trimEnd();
  return { ...plain, text, offsets: plain.offsets.subarray(0, text.length) };
}

function proseExcerpt(
  plain: PlainText,
  matches: readonly TextRange[],
  sentence: TextRange | null,
  room: Room,
  isFromStart: boolean,
): Excerpt {
  const { text, spans } = plain;
  const answer = sentence ?? { start: 0, end: 0 };
  const isFormula = (place: number) =>
    spans.find((each) => each.kind === 'math' && each.start < place && place < each.end);
  const cut = isFromStart ? 0 : startOf(text, answer.end > 0 ? answer : matches[0], lengths[room]);
  // A part of a formula means nothing.
  const start = isFormula(cut)?.start ?? cut;
  const last = Math.min(text.length, start + maxShown);
  const end = isFormula(last)?.start ?? last;
  const pieces = (from: number, to: number): Piece[] =>
    piecesOf(plain, { matches, answer: null, start: Math.max(from, start), end: Math.min(to, end) });
  return {
    kind: 'prose',
    isCut: start > 0,
    before: pieces(0, answer.start),
    sentence: pieces(answer.start, answer.end),
    after: pieces(answer.end, text.length),
  };
}

interface CodeWanted {
  target: number;
  marks: readonly TextRange[];
  answer: TextRange | null;
  room: Room;
}

/** Lines of code as they stand, without the indentation that all of them have: those from the target on, or the first ones. */
function codeExcerpt(source: string, block: TextRange, { target, marks, answer, room }: CodeWanted): Excerpt {
  const { lines: wanted, visibleEnd, context } = lengths[room];
  const lines = linesIn(source, block).filter(({ start, end }) => source.slice(start, end).trim() !== '');
  const at = Math.max(
    0,
    lines.findLastIndex(({ start }) => start <= target),
  );
  const first = Math.min(at < wanted ? 0 : at, Math.max(0, lines.length - wanted));
  const shown = lines.slice(first, first + wanted);
  const indentation = Math.min(...shown.map(({ start, end }) => source.slice(start, end).search(/\S/)));
  const written = { text: source, spans: [] };
  return {
    kind: 'code',
    isCut: first > 0,
    lines: shown.map(({ start, end }) => {
      const column = target - start;
      const isFar = target < end && column > visibleEnd;
      return piecesOf(written, {
        matches: marks,
        answer,
        start: start + (isFar ? column - context : indentation),
        end,
      });
    }),
  };
}

function linesIn(source: string, { start, end }: TextRange): TextRange[] {
  let at = start;
  return source
    .slice(start, end)
    .split('\n')
    .map((line) => {
      const range = { start: at, end: at + line.trimEnd().length };
      at += line.length + 1;
      return range;
    });
}

/** Whether a place is in a block of code, or in the fence before it. */
function isAtBlock(source: string, place: number, start: number, end: number): boolean {
  const fence = source.lastIndexOf('\n', start - 2) + 1;
  return fence <= place && place < end;
}

function isMarkdown({ format }: Pick<Hit, 'format'>): boolean {
  return format === 'markdown' || format === 'notebook';
}

function firstSign(source: string): number {
  return Math.max(0, source.search(/\S/));
}

function textOf({ text }: Pick<PlainText, 'text'>, { start, end }: TextRange): string {
  return text.slice(start, end);
}

/** The length of the headings at the start of the passage that are shown above it anyway. */
function headingsLength({ passage, title, headings }: Shown): number {
  let length = 0;
  for (const line of passage.split('\n')) {
    const text = line.replace(/^[ \t]*#{1,6}[ \t]+/, '').trim();
    if (text !== '' && text !== title && !headings.includes(text)) return length;
    length += line.length + 1;
  }
  // Nothing but headings: they are the passage.
  return 0;
}

function startOf(text: string, target: TextRange | undefined, { visibleEnd, context, minShown }: Lengths): number {
  if (!target || target.end <= visibleEnd) return 0;
  const start = Math.min(target.start - context, text.length - minShown);
  if (start <= 0) return 0;
  const space = text.indexOf(' ', start);
  if (space !== -1 && space < target.start) return space + 1;
  // Without spaces any character may come first, but not the second half of a surrogate pair.
  return /[\uDC00-\uDFFF]/.test(text.charAt(start)) ? start + 1 : start;
}

function trimmed(text: string, { start, end }: TextRange): TextRange {
  const part = text.slice(start, end);
  const from = start + (leadingDots.exec(part)?.[0].length ?? 0);
  return { start: from, end: Math.max(from, start + part.trimEnd().length) };
}
