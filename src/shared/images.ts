import { z } from 'zod';

/** The endings of the image files that are shown. What a file is, its content says. */
const imageFile = /\.(?:png|jpe?g|gif|webp|avif|bmp|svg)$/i;

/** Whether a link’s target is an image by its name. */
export function isImageTarget(target: string): boolean {
  return imageFile.test(target.replace(/[?#].*$/s, ''));
}

/** The target by which a note’s scanned page is shown: no file’s path holds a colon and ends like this. */
export function pagePicture(page: number): string {
  return `scanned-page:${page}`;
}

/** The page that a target means; null for any other. */
export function pageOfTarget(target: string): number | null {
  const [, page] = /^scanned-page:(\d{1,6})$/.exec(target) ?? [];
  return page === undefined ? null : Number(page);
}

/** Larger images are not shown, in bytes. */
export const maxImageBytes = 20 * 1024 * 1024;
/** Drawings (SVG) are programs for the one who draws them: larger ones are not shown, in bytes. */
export const maxDrawingBytes = 2 * 1024 * 1024;
/** Images of more pixels are not shown: each takes four bytes once it is unpacked. */
export const maxImagePixels = 100_000_000;

/**
 * Whether a target names a file of another computer: an address with a host, or what begins with two separators, which
 * Windows also takes for one.
 */
export function isOnAnotherComputer(target: string): boolean {
  if (/^[\\/]{2}/.test(target)) return true;
  return /^file:/i.test(target) && (URL.parse(target)?.host ?? '') !== '';
}

/** Why an image cannot be shown. */
const imageRefusal = z.enum(['missing', 'outside', 'too-large', 'not-an-image', 'unreadable']);
export type ImageRefusal = z.infer<typeof imageRefusal>;

/** An image that a note shows: its size, so that room is kept for it, or why it cannot be shown. */
export const noteImage = z.union([
  z.object({
    target: z.string(),
    /** In pixels; null where the file does not say. */
    size: z.object({ width: z.number(), height: z.number() }).nullable(),
    refusal: z.null(),
  }),
  z.object({ target: z.string(), size: z.null(), refusal: imageRefusal }),
]);
export type NoteImage = z.infer<typeof noteImage>;
