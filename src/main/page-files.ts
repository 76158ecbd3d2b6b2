import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative } from 'node:path';
import { systemCodeOf } from '../shared/errors.ts';
import type { Logger } from '../shared/log.ts';
import { appUrl, isOfPage } from './app-url.ts';
import { headerOf, strictPolicy } from './content-security-policy.ts';

const mimeTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
]);

/**
 * Answers the page's requests with the files under `root`.
 * Anything else is refused: another host, another method, a path that leaves `root`, a kind of file the page has no use for.
 */
export function servePageFiles(root: string, logger: Logger): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return refusal(405);
    const file = isOfPage(request.url, appUrl) ? fileFor(root, new URL(request.url).pathname) : null;
    if (file === null) return refusal(403);
    const type = mimeTypes.get(extname(file));
    if (type === undefined) return refusal(404);
    try {
      const body = await readFile(file);
      return new Response(body, { headers: { ...commonHeaders, 'content-type': type } });
    } catch (error) {
      if (systemCodeOf(error) !== 'ENOENT') logger.log('file.failed', { file: 'page' }, error);
      return refusal(404);
    }
  };
}

/** The file that a URL's path stands for; null where it leaves `root`, however the way out is written. */
export function fileFor(root: string, pathname: string): string | null {
  const decoded = decodePath(pathname);
  if (decoded === null || /[\0\\]/.test(decoded)) return null;
  const file = join(root, decoded);
  const inside = relative(root, file);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : file;
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

const commonHeaders = {
  'content-security-policy': headerOf(strictPolicy),
  'x-content-type-options': 'nosniff',
};

function refusal(status: number): Response {
  return new Response(null, { status, headers: commonHeaders });
}
