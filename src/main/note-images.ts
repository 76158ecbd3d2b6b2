import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { systemCodeOf } from '../shared/errors.ts';
import { maxImageBytes } from '../shared/images.ts';
import type { Logger } from '../shared/log.ts';

/** Finds the file of an image that a note shows; null where there is none that may be shown. */
export type LocateImage = (input: {
  noteId: number;
  target: string;
}) => Promise<{ image: { path: string; type: string } | null }>;

const address = /^\/images\/(\d{1,15})\/([^/]+)$/;

/** Whether the path of an address is that of an image of a note. */
export function isImagePath(pathname: string): boolean {
  return pathname.startsWith('/images/');
}

/**
 * Answers `/images/<note>/<target>` with the image that the note shows there. The engine says which file that is, and that
 * it is an image inside the user’s folders; what it is not sure of is refused.
 */
export function serveNoteImages(locate: LocateImage, logger: Logger): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return refusal(405);
    const [, noteId = '', written = ''] = address.exec(new URL(request.url).pathname) ?? [];
    const target = decoded(written);
    if (noteId === '' || target === null) return refusal(403);
    try {
      const { image } = await locate({ noteId: Number(noteId), target });
      const body = image && (await readSmallFile(image.path));
      if (!image || !body) return refusal(404);
      return new Response(body, { headers: { ...imageHeaders, 'content-type': image.type } });
    } catch (error) {
      if (systemCodeOf(error) !== 'ENOENT') logger.log('file.failed', { file: 'image' }, error);
      return refusal(404);
    }
  };
}

/** Null for what is no file, or too large. A link is not followed: the engine has named a real file. */
async function readSmallFile(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  // A pipe that has taken the file’s place must not make us wait for a writer. Windows has neither flag.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = await open(path, flags);
  try {
    const found = await file.stat();
    return found.isFile() && found.size <= maxImageBytes ? new Uint8Array(await file.readFile()) : null;
  } finally {
    await file.close();
  }
}

function decoded(written: string): string | null {
  try {
    return decodeURIComponent(written);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** An image is only an image: opened by itself, an SVG runs nothing and loads nothing. */
const imageHeaders = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  // The file may change.
  'cache-control': 'no-cache',
};

function refusal(status: number): Response {
  return new Response(null, { status, headers: imageHeaders });
}
