import type { PdfPage } from '../../shared/inference.ts';
import { draw, type GreyImage } from './grey-image.ts';
import { imageOfPage } from './page-image.ts';
import { pngOf } from './png.ts';

/** Pixels; twice the height of a window. */
const mostHeight = 1_600;

/** The picture of a scanned page as a file that can be shown; null if there is none. @throws the parser’s error. */
export async function pictureOfPage({ path, page }: PdfPage): Promise<Uint8Array | null> {
  const image = await imageOfPage(path, page);
  return image === null ? null : pngOf(smaller(image));
}

function smaller(image: GreyImage): GreyImage {
  if (image.height <= mostHeight) return image;
  const [width, height] = [Math.max(1, Math.round((image.width * mostHeight) / image.height)), mostHeight];
  const page = { width, height, pixels: new Uint8Array(width * height).fill(255) };
  draw(page, image, { left: 0, top: 0, width, height, isMirrored: false });
  return page;
}
