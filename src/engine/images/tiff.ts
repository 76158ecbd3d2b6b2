import type { ReadBytes } from './read-bytes.ts';

/** More entries than these no program writes. */
const mostEntries = 4_096;

/** The numbers that the first directory of a TIFF file gives for some of its tags; empty where it is none. */
export async function tiffTags(read: ReadBytes, tags: readonly number[]): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  const head = await read(0, 8);
  const order = head.toString('latin1', 0, 2);
  if (head.length < 8 || (order !== 'II' && order !== 'MM')) return found;
  const isLittle = order === 'II';
  const short = (bytes: Buffer, at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (bytes: Buffer, at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  if (short(head, 2) !== 42) return found;
  const first = long(head, 4);
  const count = await read(first, 2);
  if (count.length < 2) return found;
  const entries = await read(first + 2, 12 * Math.min(mostEntries, short(count, 0)));
  for (let at = 0; at + 12 <= entries.length; at += 12) {
    const tag = short(entries, at);
    // A number of two bytes, or of four.
    if (tags.includes(tag))
      found.set(tag, short(entries, at + 2) === 3 ? short(entries, at + 8) : long(entries, at + 8));
  }
  return found;
}

/** The tags of a picture’s sides, and of how the camera was held. */
export const tiffWidth = 0x0100;
export const tiffHeight = 0x0101;
export const tiffOrientation = 0x0112;
