import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabelledDocument } from './labelled-set.ts';

/** Files written at a time. */
const batchSize = 64;
const letters = 'abcdefghijklmnopqrstuvwxyz';

export interface WrittenNotes {
  /** Ids of the documents, by their row. */
  ids: string[];
  /** Ids that came again; only the first document of each was written. */
  repeated: string[];
}

/**
 * Writes each document as a note, as a user would keep it, into a folder that holds nothing else afterwards.
 * @throws the signal's reason, as soon as nothing is being written any more.
 */
export async function writeNotes(
  documents: AsyncIterable<LabelledDocument>,
  folder: string,
  signal: AbortSignal,
): Promise<WrittenNotes> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const ids = new Set<string>();
  const repeated: string[] = [];
  let batch: LabelledDocument[] = [];
  const write = async () => {
    signal.throwIfAborted();
    const first = ids.size - batch.length;
    const writes = batch.map((document, index) => writeFile(join(folder, noteName(first + index)), noteOf(document)));
    batch = [];
    // All of them, also when one fails: the folder may be removed next.
    for (const outcome of await Promise.allSettled(writes)) if (outcome.status === 'rejected') throw outcome.reason;
  };
  for await (const document of documents) {
    if (ids.has(document.id)) {
      repeated.push(document.id);
      continue;
    }
    ids.add(document.id);
    batch.push(document);
    if (batch.length === batchSize) await write();
  }
  await write();
  return { ids: [...ids], repeated };
}

function noteOf({ title, text }: LabelledDocument): string {
  const heading = title.replace(/\s+/g, ' ').trim();
  return heading === '' ? text : `# ${heading}\n\n${text}\n`;
}

/**
 * The file name of the document in a row. A note's name is searched by words, so it must be none: an id can be a title,
 * and a number could be in a query. Hence letters for the digits, behind two that begin no word.
 */
export function noteName(row: number): string {
  const digits = [...row.toString(letters.length)].map((digit) => letters[Number.parseInt(digit, letters.length)]);
  return `zq${digits.join('').padStart(4, 'a')}.md`;
}

/** The row of the document that noteName named so. */
export function rowOf(name: string): number {
  const digits = [...name.slice('zq'.length, -'.md'.length)].map((letter) => letters.indexOf(letter));
  return digits.reduce((row, digit) => row * letters.length + digit, 0);
}
