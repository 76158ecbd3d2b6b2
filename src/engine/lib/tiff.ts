import type { ReadBytes } from './read-bytes.ts';

/** More entries than these no program writes. */
const mostEntries = 4_096;
/** More pages are not read. */
const mostPages = 1_000;

/** A TIFF file, as far as it is looked into: directories of tags, each of which says where the next one is. */
interface Tiff {
  read: ReadBytes;
  short: (bytes: Buffer, at: number) => number;
  long: (bytes: Buffer, at: number) => number;
  /** Where the first directory is. */
  first: number;
}

interface Directory {
  tags: Map<number, number>;
  /** Where the next one is; 0 after the last. */
  next: number;
}

/** The tags of a picture’s sides, and of how the camera was held. */
export const tiffWidth = 0x0100;
export const tiffHeight = 0x0101;
export const tiffOrientation = 0x0112;
const subfileType = 0x00fe;

/**
 * The numbers that a directory of a TIFF file gives for some of its tags; empty where it is none.
 * @param at where the directory is; undefined for the first.
 */
export async function tiffTags(
  read: ReadBytes,
  tags: readonly number[],
  at?: number,
): Promise<ReadonlyMap<number, number>> {
  const tiff = await opened(read);
  const directory = tiff === null ? null : await directoryAt(tiff, at ?? tiff.first, tags);
  return directory?.tags ?? new Map();
}

/** Where the directories of the pages of a TIFF file are, without smaller copies of these; empty where it is none. */
export async function tiffPages(read: ReadBytes): Promise<number[]> {
  const pages: number[] = [];
  const tiff = await opened(read);
  const seen = new Set<number>();
  for (let at = tiff?.first ?? 0; tiff !== null && at !== 0 && !seen.has(at) && seen.size < mostPages; ) {
    seen.add(at);
    const directory = await directoryAt(tiff, at, [subfileType]);
    if (directory === null) break;
    const isCopy = ((directory.tags.get(subfileType) ?? 0) & 1) === 1;
    if (!isCopy) pages.push(at);
    at = directory.next;
  }
  // The only page of a file may be called a copy of one.
  return pages.length === 0 ? [...seen].slice(0, 1) : pages;
}

async function opened(read: ReadBytes): Promise<Tiff | null> {
  const head = await read(0, 8);
  const order = head.toString('latin1', 0, 2);
  if (head.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const isLittle = order === 'II';
  const short = (bytes: Buffer, at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (bytes: Buffer, at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  return short(head, 2) === 42 ? { read, short, long, first: long(head, 4) } : null;
}

/** Null if there is none. */
async function directoryAt(
  { read, short, long }: Tiff,
  at: number,
  tags: readonly number[],
): Promise<Directory | null> {
  const head = await read(at, 2);
  if (head.length < 2) return null;
  const length = 12 * short(head, 0);
  const entries = await read(at + 2, Math.min(length, 12 * mostEntries));
  const found = new Map<number, number>();
  for (let entry = 0; entry + 12 <= entries.length; entry += 12) {
    const tag = short(entries, entry);
    // A number of two bytes, or of four.
    if (tags.includes(tag))
      found.set(tag, short(entries, entry + 2) === 3 ? short(entries, entry + 8) : long(entries, entry + 8));
  }
  const next = await read(at + 2 + length, 4);
  return { tags: found, next: next.length < 4 ? 0 : long(next, 0) };
}
