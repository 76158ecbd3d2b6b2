import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../testing/paths.ts';
import { tiffHeight, tiffPages, tiffTags } from './tiff.ts';

const readerOf = (bytes: Buffer) => async (at: number, length: number) => bytes.subarray(at, at + length);

it('all pages of a TIFF file are known, each with its tags', async () => {
  const read = readerOf(await readFile(join(root, 'src/engine/scans/fixtures/pages.tif')));
  const pages = await tiffPages(read);
  expect(pages).toHaveLength(2);
  for (const page of pages) expect((await tiffTags(read, [tiffHeight], page)).get(tiffHeight)).toBe(160);
});

it('pages that lead back to an earlier one, to nowhere, or beyond all measure have an end', async () => {
  const directories = (next: (at: number) => number, count: number) => {
    const bytes = Buffer.alloc(8 + 6 * count);
    bytes.write('II*\0\x08\0\0\0', 0, 'latin1');
    for (let at = 8; at < bytes.length; at += 6) bytes.writeUInt32LE(next(at), at + 2);
    return readerOf(bytes);
  };
  expect(await tiffPages(directories(() => 8, 3))).toEqual([8]);
  expect(await tiffPages(directories((at) => (at === 8 ? 14 : 999), 2))).toEqual([8, 14]);
  expect(await tiffPages(directories((at) => at + 6, 5_000))).toHaveLength(1_000);
  expect(await tiffPages(readerOf(Buffer.from('GIF89a..')))).toEqual([]);
});

it('smaller copies of a page are no pages, unless there is nothing else', async () => {
  const bytes = Buffer.alloc(8 + 18 + 18);
  bytes.write('II*\0\x08\0\0\0', 0, 'latin1');
  for (const [at, type, next] of [
    [8, 0, 26],
    [26, 1, 0],
  ] as const) {
    bytes.writeUInt16LE(1, at);
    bytes.writeUInt16LE(0x00fe, at + 2);
    bytes.writeUInt16LE(4, at + 4);
    bytes.writeUInt32LE(type, at + 10);
    bytes.writeUInt32LE(next, at + 14);
  }
  expect(await tiffPages(readerOf(bytes))).toEqual([8]);
  bytes.writeUInt32LE(1, 8 + 10);
  expect(await tiffPages(readerOf(bytes))).toEqual([8]);
});
