/** Small images for tests, as bytes. Only their headers are real. */
export function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(33);
  bytes.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** @param orientation how the camera was held, 1 to 8; null for a file that does not say. */
export function jpeg(width: number, height: number, orientation: number | null, isLittle = true): Buffer {
  const parts: Buffer[] = [Buffer.from([0xff, 0xd8])];
  if (orientation !== null) parts.push(exif(orientation, isLittle));
  // Something long that has to be skipped.
  const filling = Buffer.alloc(40_004);
  filling.set([0xff, 0xe2, 40_002 >> 8, 40_002 & 0xff]);
  const frame = Buffer.alloc(80);
  frame.set([0xff, 0xc2, 0, 17, 8]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([...parts, filling, frame]);
}

function exif(orientation: number, isLittle: boolean): Buffer {
  const bytes = Buffer.alloc(38);
  const short = (value: number, offset: number) =>
    isLittle ? bytes.writeUInt16LE(value, offset) : bytes.writeUInt16BE(value, offset);
  bytes.set([0xff, 0xe1, 0, 36]);
  bytes.write(isLittle ? 'Exif\0\0II' : 'Exif\0\0MM', 4, 'latin1');
  short(42, 12);
  if (isLittle) bytes.writeUInt32LE(8, 14);
  else bytes.writeUInt32BE(8, 14);
  short(1, 18);
  short(0x0112, 20);
  short(3, 22);
  short(orientation, 28);
  return bytes;
}
