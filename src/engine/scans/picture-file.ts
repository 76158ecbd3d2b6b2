import { mostPixelsUnpacked, type PictureOfPage } from '../../shared/inference.ts';
import { imageHeader, jpegOrientation } from '../images/image-header.ts';
import { lookInto } from '../lib/read-bytes.ts';
import { tiffHeight, tiffPages, tiffTags, tiffWidth } from '../lib/tiff.ts';

/**
 * Where in a file the picture of a page is, and how it must be turned to be upright; null for what is no picture, or too
 * large. @param page from 1: only a TIFF file has several. @throws the system’s error.
 */
export function pictureIn(path: string, page: number): Promise<PictureOfPage | null> {
  return lookInto(path, async (read) => {
    const header = await imageHeader(read);
    if (header !== null && (page !== 1 || !isSmall(header.size))) return null;
    if (header !== null)
      return { orientation: header.type === 'image/jpeg' ? await jpegOrientation(read) : 1, directory: null };
    const directory = (await tiffPages(read))[page - 1];
    if (directory === undefined) return null;
    const tags = await tiffTags(read, [tiffWidth, tiffHeight], directory);
    const [width, height] = [tags.get(tiffWidth), tags.get(tiffHeight)];
    // Of a TIFF file the decoder obeys the orientation by itself.
    return width !== undefined && height !== undefined && isSmall({ width, height })
      ? { orientation: 1, directory }
      : null;
  });
}

function isSmall(size: { width: number; height: number } | null): boolean {
  return size !== null && size.width * size.height <= mostPixelsUnpacked;
}
