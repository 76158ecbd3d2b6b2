import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { mostPixelsUnpacked } from '../../shared/inference.ts';
import { type DecodedImage, draw, type GreyImage, greyOf, turned } from './grey-image.ts';

/** The page that is read: A4 at 300 dots per inch has 9 million pixels. */
const mostPixels = 12_000_000;
const mostDotsPerInch = 300;
const pointsPerInch = 72;

type Matrix = readonly [number, number, number, number, number, number];

const matrix = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]);
const bytes = z.custom<DecodedImage['data']>(
  (value) => value instanceof Uint8Array || value instanceof Uint8ClampedArray,
);
const decodedImage = z.object({ width: z.int().positive(), height: z.int().positive(), data: bytes });

/**
 * The pictures of a PDF’s page where they lie on it, upright, as a scanner saw it; null if it has none that can be decoded.
 * Nothing else is drawn: no lines, no letters, and no picture that lies aslant.
 * @throws the parser’s error if the file is damaged or protected.
 */
export async function imageOfPage(path: string, number: number): Promise<GreyImage | null> {
  const { getDocument, OPS } = await loadPdfjs();
  const data = new Uint8Array(await readFile(path));
  const task = getDocument({
    data,
    verbosity: 0,
    useSystemFonts: false,
    maxImageSize: mostPixelsUnpacked,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useWorkerFetch: false,
    BinaryDataFactory: PackageFiles,
  });
  try {
    const page = await (await task.promise).getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList();
    const paints = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]);
    const placed: { image: DecodedImage; at: Matrix }[] = [];
    const stack: Matrix[] = [];
    let now: Matrix = [1, 0, 0, 1, 0, 0];
    for (const [index, operator] of fnArray.entries()) {
      const operands: unknown = argsArray[index];
      if (operator === OPS.save) stack.push(now);
      else if (operator === OPS.restore) now = stack.pop() ?? now;
      else if (operator === OPS.transform) now = times(now, matrix.parse(operands));
      else if (paints.has(operator)) {
        const image = await imageIn(page, operands);
        if (image !== null) placed.push({ image, at: now });
      }
    }
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = page.view;
    return composed(placed, { left: x1, bottom: y1, width: x2 - x1, height: y2 - y1 }, page.rotate);
  } finally {
    await task.destroy();
  }
}

interface Objects {
  get(name: string, found: (object: unknown) => void): unknown;
}

/** What an operator paints: a picture, or a mask, which counts as a picture in black. Null if it could not be decoded. */
async function imageIn(
  { objs, commonObjs }: { objs: Objects; commonObjs: Objects },
  operands: unknown,
): Promise<DecodedImage | null> {
  const named = (name: string) =>
    new Promise<unknown>((resolve) => (name.startsWith('g_') ? commonObjs : objs).get(name, resolve));
  const [what] = z.array(z.unknown()).parse(operands);
  const found = typeof what === 'string' ? await named(what) : what;
  const mask = z.object({ data: z.string() }).safeParse(found);
  return decodedImage.safeParse(mask.success ? await named(mask.data.data) : found).data ?? null;
}

/** In points, with the origin of the PDF. */
interface Sheet {
  left: number;
  bottom: number;
  width: number;
  height: number;
}

function composed(
  placed: readonly { image: DecodedImage; at: Matrix }[],
  sheet: Sheet,
  rotation: number,
): GreyImage | null {
  const upright = placed.flatMap(({ image, at }) => {
    const quarter = quarterOf(at);
    const grey = quarter === null ? null : greyOf(image);
    return quarter === null || grey === null ? [] : [{ grey: turned(grey, quarter), at, quarter }];
  });
  if (upright.length === 0 || !(sheet.width > 0 && sheet.height > 0)) return null;
  // As fine as the finest picture.
  const finest = Math.max(...upright.map(({ grey, at }) => grey.width / Math.abs(at[0] + at[2])));
  const most = Math.sqrt(mostPixels / (sheet.width * sheet.height));
  const scale = Math.min(finest, mostDotsPerInch / pointsPerInch, most);
  const width = Math.max(1, Math.round(sheet.width * scale));
  const height = Math.max(1, Math.round(sheet.height * scale));
  const page = { width, height, pixels: new Uint8Array(width * height).fill(255) };
  for (const { grey, at } of upright) {
    const [a, b, c, d, e, f] = at;
    const [across, up] = [a + c, b + d];
    draw(page, grey, {
      left: (Math.min(e, e + across) - sheet.left) * scale,
      top: height - (Math.max(f, f + up) - sheet.bottom) * scale,
      width: Math.abs(across) * scale,
      height: Math.abs(up) * scale,
      isMirrored: isMirrored(at),
    });
  }
  return turned(page, rotation);
}

/** By how many degrees clockwise a picture is turned where it lies; null if it lies aslant. */
function quarterOf([a, b, c, d]: Matrix): number | null {
  const size = Math.abs(a) + Math.abs(b) + Math.abs(c) + Math.abs(d);
  const isNothing = (value: number) => Math.abs(value) < size * 0.02;
  if (isNothing(b) && isNothing(c)) return d > 0 ? 0 : 180;
  if (isNothing(a) && isNothing(d)) return b > 0 ? 270 : 90;
  return null;
}

function isMirrored([a, b, c, d]: Matrix): boolean {
  return a * d - b * c < 0;
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

const packageFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** What pdf.js needs of its own package: the decoders of pictures. */
class PackageFiles {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    return new Uint8Array(await readFile(join(packageFolder, 'wasm', filename)));
  }
}

/**
 * pdf.js itself, because unpdf leaves out what decodes the pictures of fax machines and most scanners (CCITT, JBIG2, JPEG 2000).
 * It takes Electron’s utility processes for a browser, so nothing may depend on where it believes to be.
 */
async function loadPdfjs() {
  // It wants them to draw with, and nothing is drawn.
  for (const name of ['DOMMatrix', 'Path2D']) Reflect.set(globalThis, name, Reflect.get(globalThis, name) ?? class {});
  Reflect.set(globalThis, 'pdfjsWorker', await import('pdfjs-dist/legacy/build/pdf.worker.mjs'));
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}
