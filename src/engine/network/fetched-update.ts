import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NearnoteError } from '../../shared/errors.ts';
import { type UserText, userText } from '../../shared/user-text.ts';
import { refusalIn } from './causes.ts';
import type { Fetch } from './fetch.ts';

/** Characters: what says which version is the latest is far shorter. */
const longestText = 1_000_000;

/**
 * What an address of releases answers, as text.
 * @param accept the kind of content that is asked for; null for any.
 * @throws NearnoteError `download-failed`, `network-off`, `consent-missing`.
 */
export async function readUpdateText(fetch: Fetch, url: string, accept: string | null): Promise<string> {
  const response = await answered(fetch, url, accept);
  const text = await response.text();
  if (text.length > longestText) throw failed(url, userText('The answer is far longer than it should be.'));
  return text;
}

/**
 * Downloads a file of a release.
 * @returns the SHA-512 of what was written, in base64.
 * @throws NearnoteError `download-failed`, `network-off`, `consent-missing`.
 */
export async function saveUpdateFile(fetch: Fetch, url: string, file: string): Promise<string> {
  const { body } = await answered(fetch, url, null);
  if (body === null) throw failed(url, userText('It sent nothing.'));
  const hash = createHash('sha512');
  const hashed = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(body), hashed, createWriteStream(file));
  } catch (error) {
    throw asFailure(url, error);
  }
  return hash.digest('base64');
}

async function answered(fetch: Fetch, url: string, accept: string | null): Promise<Response> {
  // Nothing else is told: electron-updater would send a number that is the same each time.
  const request = fetch(url, accept === null ? {} : { headers: { accept } });
  const response = await request.catch((error: unknown) => {
    throw asFailure(url, error);
  });
  if (!response.ok)
    throw failed(url, userText('It answered with status {status}.', { status: String(response.status) }));
  return response;
}

/** The refusal that is behind a failed request, if there is one. */
function asFailure(url: string, error: unknown): NearnoteError {
  return refusalIn(error) ?? failed(url, userText('The connection failed.'), error);
}

function failed(url: string, reason: UserText, cause?: unknown): NearnoteError {
  return new NearnoteError(
    'download-failed',
    userText('The update could not be had from {host}: {reason}', { host: new URL(url).host, reason }),
    { cause },
  );
}
