import { describe, expect, it } from 'vitest';
import { imageHeader } from './image-header.ts';
import type { ImageHeader } from './image-kind.ts';
import { jpeg, png } from './testing.ts';

describe('the header of an image', () => {
  const gif = Buffer.from('GIF89a\x2c\x01\x96\0', 'latin1');
  const bmp = Buffer.alloc(30);
  bmp.write('BM');
  bmp.writeUInt32LE(40, 14);
  bmp.writeInt32LE(300, 18);
  bmp.writeInt32LE(-150, 22);
  const webp = (kind: string, body: number[]): Buffer =>
    Buffer.concat([Buffer.from(`RIFF\0\0\0\0WEBP${kind}`, 'latin1'), Buffer.from(body), Buffer.alloc(8)]);
  const avif = Buffer.concat([
    Buffer.from('\0\0\0\x1cftypavif\0\0\0\0....\0\0\0\x14ispe\0\0\0\0', 'latin1'),
    Buffer.from([0, 0, 1, 44, 0, 0, 0, 150]),
  ]);

  it.each<[string, Buffer, ImageHeader['type']]>([
    ['a PNG', png(300, 150), 'image/png'],
    ['a GIF', gif, 'image/gif'],
    ['a BMP with rows from above', bmp, 'image/bmp'],
    ['a JPEG behind long metadata', jpeg(300, 150, null), 'image/jpeg'],
    ['a JPEG of a camera that was held upright', jpeg(300, 150, 1), 'image/jpeg'],
    ['a JPEG of a camera that was turned', jpeg(150, 300, 6), 'image/jpeg'],
    ['the same from a camera with the other byte order', jpeg(150, 300, 8, false), 'image/jpeg'],
    ['a lossy WebP', webp('VP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 44, 1, 150, 0]), 'image/webp'],
    ['a lossless WebP', webp('VP8L', [0, 0, 0, 0, 0x2f, 43, 65, 37, 0, 0, 0, 0]), 'image/webp'],
    ['an extended WebP', webp('VP8X', [10, 0, 0, 0, 0, 0, 0, 0, 43, 1, 0, 149, 0, 0]), 'image/webp'],
    ['an AVIF', avif, 'image/avif'],
    ['an SVG with lengths', Buffer.from('<svg width="300px" height="150">'), 'image/svg+xml'],
    ['an SVG with a view box', Buffer.from('<svg\n viewBox="0 0 300 150" width="100%">'), 'image/svg+xml'],
    [
      'an SVG behind a declaration, a comment and a type',
      Buffer.from('\ufeff<?xml version="1.0"?>\n<!-- > -->\n<!DOCTYPE svg>\n<svg width="300" height="150"/>'),
      'image/svg+xml',
    ],
  ])('says kind and size of %s', async (_, file, type) => {
    expect(await headerOf(file)).toEqual({ type, size: { width: 300, height: 150 } });
  });

  it.each([
    ['a page', '<!doctype html><html><svg width="1" height="1"></svg>'],
    ['a script', 'alert(1)'],
    ['a text that begins as a BMP does', 'BMI is a measure that says little about one person.'],
    ['nothing', ''],
    ['a PDF', '%PDF-1.7'],
    ['one byte of a JPEG', '\xff'],
  ])('is none in %s', async (_, text) => {
    expect(await headerOf(Buffer.from(text, 'latin1'))).toBeNull();
  });

  it('says no size where the file ends too early, or has none', async () => {
    expect(await headerOf(jpeg(300, 150, 6).subarray(0, 1_000))).toEqual({ type: 'image/jpeg', size: null });
    expect(await headerOf(png(0, 0))).toEqual({ type: 'image/png', size: null });
    expect(await headerOf(Buffer.from('<svg>'))).toEqual({ type: 'image/svg+xml', size: null });
  });
});

function headerOf(file: Buffer): Promise<ImageHeader | null> {
  return imageHeader(async (offset, length) => file.subarray(offset, offset + length));
}
