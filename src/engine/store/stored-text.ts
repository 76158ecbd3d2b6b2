import { z } from 'zod';
import type { Database } from './database.ts';

/** Chunks that are read in one statement. */
const together = 1_000;

const piece = z.object({ start: z.int(), end: z.int(), text: z.string(), headings: z.array(z.string()) });

/** The text of a note as its chunks hold it, each in its place; what stands between them are line ends and headings. */
export async function storedText(database: Database, noteId: number): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  let heading: string | undefined;
  for (let isMore = true, from = -1; isMore; ) {
    const pieces = await database.foreground((sql) =>
      sql.rows(
        piece,
        `SELECT start_offset AS start, end_offset AS end, text, headings FROM chunk
          WHERE note_id = $1 AND start_offset > $2 ORDER BY start_offset LIMIT ${together}`,
        [noteId, from],
      ),
    );
    for (const { start, end, text, headings } of pieces) {
      const last = headings.at(-1);
      const line = last === undefined || last === heading ? '' : `${'#'.repeat(Math.min(6, headings.length))} ${last}`;
      parts.push(between(Math.max(0, start - length), line), text.slice(Math.max(0, length - start)));
      heading = last;
      length = Math.max(length, end);
      from = start;
    }
    isMore = pieces.length === together;
  }
  return parts.join('');
}

/** So many characters between two chunks, with a heading if there is room for it. */
function between(length: number, heading: string): string {
  const room = Math.min(2, length);
  return heading !== '' && heading.length + 2 <= length
    ? `${'\n'.repeat(length - heading.length - room)}${heading}${'\n'.repeat(room)}`
    : '\n'.repeat(length);
}
