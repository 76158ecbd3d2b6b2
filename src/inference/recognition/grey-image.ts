/** A picture in shades of grey, row by row from the top, a byte each: 0 is black. */
export interface GreyImage {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** What pdf.js makes of a picture: 1 bit, 3 or 4 bytes a pixel. A row of bits begins with a byte of its own; 1 is white. */
export interface DecodedImage {
  width: number;
  height: number;
  data: Uint8Array | Uint8ClampedArray;
}

/** The picture in grey; null if its data are of no kind that is known. */
export function greyOf({ width, height, data }: DecodedImage): GreyImage | null {
  const pixels = new Uint8Array(width * height);
  const rowBytes = Math.ceil(width / 8);
  if (data.length === rowBytes * height && data.length < width * height) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const byte = data[y * rowBytes + (x >> 3)] ?? 0;
        pixels[y * width + x] = (byte >> (7 - (x & 7))) & 1 ? 255 : 0;
      }
    }
    return { width, height, pixels };
  }
  const channels = data.length / (width * height);
  if (channels === 1) return { width, height, pixels: Uint8Array.from(data) };
  if (channels !== 3 && channels !== 4) return null;
  for (let at = 0, from = 0; at < pixels.length; at++, from += channels) {
    // Rec. 601, in whole numbers.
    pixels[at] = (77 * (data[from] ?? 0) + 150 * (data[from + 1] ?? 0) + 29 * (data[from + 2] ?? 0)) >> 8;
  }
  return { width, height, pixels };
}

/** Where a picture lies on a page: its place and size in pixels of the page, and whether left and right are exchanged. */
export interface Placement {
  left: number;
  top: number;
  width: number;
  height: number;
  isMirrored: boolean;
}

/** Draws a picture onto a page, each pixel of the page the mean of those that fall on it. What is dark already stays dark. */
export function draw(page: GreyImage, image: GreyImage, { left, top, width, height, isMirrored }: Placement): void {
  const xs = Math.max(0, Math.round(left));
  const xe = Math.min(page.width, Math.round(left + width));
  const ys = Math.max(0, Math.round(top));
  const ye = Math.min(page.height, Math.round(top + height));
  const spanOf = (at: number, from: number, size: number, length: number, isFlipped: boolean): [number, number] => {
    const share = (value: number) => Math.floor(((value - from) / size) * length);
    const [first, last] = isFlipped ? [length - share(at + 1), length - share(at)] : [share(at), share(at + 1)];
    const start = Math.min(length - 1, Math.max(0, first));
    return [start, Math.min(length, Math.max(start + 1, last))];
  };
  const columns = Array.from({ length: Math.max(0, xe - xs) }, (_, x) =>
    spanOf(xs + x, left, width, image.width, isMirrored),
  );
  for (let y = ys; y < ye; y++) {
    const [firstRow, lastRow] = spanOf(y, top, height, image.height, false);
    for (const [x, [first, last]] of columns.entries()) {
      let sum = 0;
      for (let row = firstRow; row < lastRow; row++) {
        const start = row * image.width;
        for (let column = first; column < last; column++) sum += image.pixels[start + column] ?? 255;
      }
      const at = y * page.width + xs + x;
      page.pixels[at] = Math.min(page.pixels[at] ?? 255, sum / ((lastRow - firstRow) * (last - first)));
    }
  }
}

/** Turns a picture clockwise. @param degrees a multiple of 90. */
export function turned(image: GreyImage, degrees: number): GreyImage {
  const quarters = (((degrees / 90) % 4) + 4) % 4;
  let now = image;
  for (let quarter = 0; quarter < quarters; quarter++) now = turnedOnce(now);
  return now;
}

function turnedOnce({ width, height, pixels }: GreyImage): GreyImage {
  const result = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) result[x * height + (height - 1 - y)] = pixels[y * width + x] ?? 255;
  }
  return { width: height, height: width, pixels: result };
}

/** The picture as a file, without packing (PGM). */
export function pgmOf({ width, height, pixels }: GreyImage): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]);
}
