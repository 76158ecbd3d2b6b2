const size = /(?:^|\|)\s*(\d{1,5})(?:x(\d{1,5}))?\s*$/;

interface ImageText {
  text: string;
  /** In pixels; null where none is written. */
  width: number | null;
  height: number | null;
}

/** What stands beside an image, `300`, `A chart|300` or `A chart|300x200`: its description and how large it shall be. */
export function imageSizeOf(written: string): ImageText {
  const found = size.exec(written);
  if (!found) return { text: written, width: null, height: null };
  const [, width, height] = found;
  return {
    text: written.slice(0, found.index).trim(),
    width: Number(width) || null,
    height: height === undefined ? null : Number(height) || null,
  };
}
