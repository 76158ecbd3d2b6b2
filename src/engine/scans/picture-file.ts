import { mostPixelsUnpacked } from '../../shared/inference.ts';
import { imageHeader, jpegOrientation } from '../images/image-header.ts';
import { lookInto } from '../images/read-bytes.ts';
import { tiffHeight, tiffTags, tiffWidth } from '../images/tiff.ts';

/**
 * How the picture in a file must be turned to be upright (TIFF’s tag 274, 1 to 8); null for what is no picture, or too large.
 * @throws the system’s error.
 */
export function orientationOfPicture(path: string): Promise<number | null> {
  return lookInto(path, async (read) => {
    const header = await imageHeader(read);
    if (header !== null && !isSmall(header.size)) return null;
    if (header !== null) return header.type === 'image/jpeg' ? jpegOrientation(read) : 1;
    const tags = await tiffTags(read, [tiffWidth, tiffHeight]);
    const [width, height] = [tags.get(tiffWidth), tags.get(tiffHeight)];
    // Of a TIFF file the decoder obeys the orientation by itself.
    return width !== undefined && height !== undefined && isSmall({ width, height }) ? 1 : null;
  });
}

function isSmall(size: { width: number; height: number } | null): boolean {
  return size !== null && size.width * size.height <= mostPixelsUnpacked;
}
