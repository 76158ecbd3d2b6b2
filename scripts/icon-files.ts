/** The types of an icon in Apple’s file, by its pixels; the last three are the same sizes for screens of double density. */
const appleTypes = [
  ['icp4', 16],
  ['icp5', 32],
  ['icp6', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1_024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
] as const;

/**
 * An icon file of Windows with PNG images, by their size in pixels.
 * Source: https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)
 */
export function ico(images: ReadonlyMap<number, Buffer>): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.size, 4);
  let offset = head.length + 16 * images.size;
  const entries: Buffer[] = [];
  for (const [size, image] of images) {
    const entry = Buffer.alloc(16);
    // One byte for each side: 256 is written as 0.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(image.length, 8);
    entry.writeUInt32LE(offset, 12);
    entries.push(entry);
    offset += image.length;
  }
  return Buffer.concat([head, ...entries, ...images.values()]);
}

/** An icon file of Apple’s with PNG images, by their size in pixels; other sizes than Apple’s are left out. */
export function icns(images: ReadonlyMap<number, Buffer>): Buffer {
  const blocks = appleTypes.flatMap(([type, size]) => {
    const image = images.get(size);
    return image === undefined ? [] : [block(type, image)];
  });
  return block('icns', Buffer.concat(blocks));
}

function block(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}
