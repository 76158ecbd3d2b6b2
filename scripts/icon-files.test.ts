import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const packaging = join(import.meta.dirname, 'packaging');
const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/** The width of a PNG image in pixels; NaN for anything else. */
function widthOf(image: Buffer): number {
  return image.subarray(0, 8).equals(signature) ? image.readUInt32BE(16) : Number.NaN;
}

it('the icon for Windows has every size that Windows asks for, up to 256 pixels', () => {
  const file = readFileSync(join(packaging, 'icon.ico'));
  const widths = Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const entry = file.subarray(6 + 16 * index);
    return widthOf(file.subarray(entry.readUInt32LE(12), entry.readUInt32LE(12) + entry.readUInt32LE(8)));
  });
  expect(widths).toEqual([16, 24, 32, 48, 64, 128, 256]);
});

it('the icon for the Mac has every size up to 1,024 pixels, and those for dense screens', () => {
  const file = readFileSync(join(packaging, 'icon.icns'));
  expect(file.toString('latin1', 0, 4)).toBe('icns');
  expect(file.readUInt32BE(4)).toBe(file.length);
  const widths: Record<string, number> = {};
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    widths[file.toString('latin1', at, at + 4)] = widthOf(file.subarray(at + 8));
  }
  expect(widths).toMatchObject({
    icp4: 16,
    icp5: 32,
    ic07: 128,
    ic08: 256,
    ic09: 512,
    ic10: 1024,
    ic11: 32,
    ic14: 512,
  });
});

it('the icons for Linux have the sizes that their names say', () => {
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
    expect(widthOf(readFileSync(join(packaging, 'icons', `${size}x${size}.png`)))).toBe(size);
  }
});
