import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jpeg, png } from '../images/testing.ts';
import { temporaryFolder } from '../testing/folders.ts';
import { pictureIn } from './picture-file.ts';

/** @param isLittle the order of the bytes in its numbers. */
function tiff(width: number, height: number, isLittle: boolean): Buffer {
  const bytes = Buffer.alloc(40);
  const short = (value: number, at: number) =>
    isLittle ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    isLittle ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  bytes.write(isLittle ? 'II' : 'MM', 0, 'latin1');
  short(42, 2);
  long(8, 4);
  short(2, 8);
  for (const [entry, [tag, side]] of [[0x0100, width] as const, [0x0101, height] as const].entries()) {
    short(tag, 10 + entry * 12);
    short(4, 12 + entry * 12);
    long(side, 18 + entry * 12);
  }
  return bytes;
}

it.each<[string, Buffer, number | null]>([
  ['a PNG', png(300, 150), 1],
  ['a photo of a camera that was turned', jpeg(150, 300, 6), 6],
  ['a TIFF', tiff(300, 150, true), 1],
  ['a TIFF with its numbers the other way round', tiff(300, 150, false), 1],
  ['a small file that unpacks to gigabytes', png(50_000, 50_000), null],
  ['a TIFF that does', tiff(50_000, 50_000, true), null],
  ['a TIFF that ends in its directory', tiff(300, 150, true).subarray(0, 20), null],
  ['a TIFF whose directory is nowhere', Buffer.from('II*\0\xff\xff\xff\xff', 'latin1'), null],
  ['a page called a picture', Buffer.from('<!doctype html>'), null],
  ['nothing', Buffer.alloc(0), null],
])('%s is read as its header says, or not at all', async (_, bytes, orientation) => {
  const path = join(await temporaryFolder(), 'a.png');
  await writeFile(path, bytes);
  expect((await pictureIn(path, 1))?.orientation ?? null).toBe(orientation);
  expect(await pictureIn(path, 2)).toBe(null);
});
