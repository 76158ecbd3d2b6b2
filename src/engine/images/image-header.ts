import type { ReadBytes } from '../lib/read-bytes.ts';
import { tiffOrientation, tiffTags } from '../lib/tiff.ts';
import type { ImageHeader } from './image-kind.ts';
import { svgHeader } from './svg-header.ts';

const headBytes = 4_096;
/** A JPEG’s size comes after its metadata: more parts than any camera writes are looked through. */
const maxJpegParts = 200;
/** The lengths of a BMP’s header that give its sides in four bytes each: other texts begin with its two letters, too. */
const bmpHeaders = new Set([40, 52, 56, 64, 108, 124]);

/** Reads what kind of image a file is and how large, whatever its name says; null if it is none that is shown. */
export async function imageHeader(read: ReadBytes): Promise<ImageHeader | null> {
  const head = await read(0, headBytes);
  const starts = (text: string, at = 0): boolean => head.toString('latin1', at, at + text.length) === text;
  if (starts('\x89PNG\r\n\x1a\n') && starts('IHDR', 12)) return { type: 'image/png', size: at(head, 24, pngSize) };
  if (starts('GIF87a') || starts('GIF89a')) return { type: 'image/gif', size: at(head, 10, gifSize) };
  if (starts('RIFF') && starts('WEBP', 8)) return { type: 'image/webp', size: at(head, 30, webpSize) };
  if (starts('ftypavi', 4)) return { type: 'image/avif', size: avifSize(head) };
  if (starts('BM') && head.length > 26 && bmpHeaders.has(head.readUInt32LE(14)))
    return { type: 'image/bmp', size: bmpSize(head) };
  if (starts('\xff\xd8\xff')) return { type: 'image/jpeg', size: await jpegSize(read) };
  return svgHeader(head.toString('utf8'));
}

interface Size {
  width: number;
  height: number;
}

/** A size from a head that is long enough for it; none where a side is nothing. */
function at(head: Buffer, length: number, sizeIn: (head: Buffer) => Size | null): Size | null {
  return head.length >= length ? unlessEmpty(sizeIn(head)) : null;
}

function unlessEmpty(size: Size | null): Size | null {
  return size && size.width > 0 && size.height > 0 ? size : null;
}

function pngSize(head: Buffer): Size {
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

function gifSize(head: Buffer): Size {
  return { width: head.readUInt16LE(6), height: head.readUInt16LE(8) };
}

function webpSize(head: Buffer): Size | null {
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = head.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}

function avifSize(head: Buffer): Size | null {
  const found = head.indexOf('ispe', 0, 'latin1');
  if (found === -1 || head.length < found + 16) return null;
  return unlessEmpty({ width: head.readUInt32BE(found + 8), height: head.readUInt32BE(found + 12) });
}

function bmpSize(head: Buffer): Size | null {
  // A height below nothing: the rows come from above.
  return at(head, 26, () => ({ width: Math.abs(head.readInt32LE(18)), height: Math.abs(head.readInt32LE(22)) }));
}

/** @returns its size as it is shown. */
async function jpegSize(read: ReadBytes): Promise<Size | null> {
  const { frame, orientation } = await jpegParts(read);
  if (frame === null) return null;
  const { width, height } = frame;
  return unlessEmpty(orientation >= 5 ? { width: height, height: width } : frame);
}

/** How the camera was held that took a JPEG, 1 to 8 (TIFF’s tag 274); from 5 on width and height change places. */
export async function jpegOrientation(read: ReadBytes): Promise<number> {
  return (await jpegParts(read)).orientation;
}

async function jpegParts(read: ReadBytes): Promise<{ frame: Size | null; orientation: number }> {
  let offset = 2;
  let orientation = 1;
  for (let part = 0; part < maxJpegParts; part++) {
    const head = await read(offset, 64);
    if (head.length < 9 || head[0] !== 0xff) break;
    const marker = head.readUInt8(1);
    // Bytes that fill up.
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { frame: { width: head.readUInt16BE(7), height: head.readUInt16BE(5) }, orientation };
    const length = head.readUInt16BE(2);
    if (marker === 0xe1 && head.toString('latin1', 4, 10) === 'Exif\0\0') {
      const metadata = await read(offset + 10, Math.min(length, headBytes));
      orientation = (await tiffTags(within(metadata), [tiffOrientation])).get(tiffOrientation) ?? 1;
    }
    offset += 2 + length;
  }
  return { frame: null, orientation };
}

function within(bytes: Buffer): ReadBytes {
  return async (offset, length) => bytes.subarray(offset, offset + length);
}
