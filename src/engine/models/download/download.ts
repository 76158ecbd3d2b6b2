import { setTimeout as delay } from 'node:timers/promises';
import type { Response } from 'undici';
import { NearnoteError } from '../../../shared/errors.ts';
import { inEnglish, type UserText, userText } from '../../../shared/user-text.ts';
import type { ModelFile } from '../catalogue-entry.ts';
import type { Hub } from './hub.ts';
import { refused, unreachable } from './hub-errors.ts';
import { PartFile } from './part-file.ts';

export interface Timeouts {
  /** Milliseconds without data after which a connection is closed. */
  stallMs: number;
  /** Milliseconds before the first retry; each further one waits twice as long. */
  backOffMs: number;
}

const defaultTimeouts: Timeouts = { stallMs: 30_000, backOffMs: 1_000 };
/** Failures in a row without any progress. */
const maxFailures = 5;

/** A file on a hub, or on another server that is asked in the same way. */
export interface Source {
  hub: Pick<Hub, 'url' | 'open'>;
  repository: string;
  revision: string;
  file: ModelFile;
}

/** A failure after which trying again may help. */
class TransientError extends Error {
  readonly text: UserText;

  constructor(text: UserText) {
    super(inEnglish(text));
    this.text = text;
  }
}

/**
 * Downloads a file to `<path>.part`, continuing a partial one, and renames it once its size and hash are right.
 * @param onProgress called with the bytes downloaded so far.
 * @returns the file’s SHA-256.
 * @throws NearnoteError `model-unknown`, `download-failed`, `disk-full`; the signal’s reason. The partial file is kept, so
 * that the download can be continued, unless its content is wrong.
 */
export async function downloadFile(
  source: Source,
  path: string,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
  timeouts: Timeouts = defaultTimeouts,
): Promise<string> {
  const part = await PartFile.open(path);
  let isContinued = part.size > 0;
  try {
    onProgress(part.size);
    for (;;) {
      if (part.size !== source.file.bytes) await fetchAll(source, part, onProgress, signal, timeouts);
      const problem = problemWith(part, source);
      if (problem === null) break;
      await part.restart();
      // The wrong bytes may come from an earlier download: try once more from the beginning.
      if (!isContinued) throw problem;
      isContinued = false;
    }
  } catch (error) {
    await (part.size === 0 ? part.discard() : part.close());
    throw signal.aborted ? signal.reason : error;
  }
  const { sha256 } = part;
  await part.finish();
  return sha256;
}

function problemWith(part: PartFile, source: Source): NearnoteError | null {
  const { file } = source;
  if (part.size !== file.bytes) return wrongSize(source);
  if (file.sha256 !== null && file.sha256 !== part.sha256) return wrongContent(source);
  return null;
}

function wrongSize({ hub: { url }, repository, file: { path } }: Source): NearnoteError {
  return new NearnoteError(
    'download-failed',
    userText(
      '{path} of {repository} from {url} has the wrong size and was discarded. Try again; if this happens again, something between this computer and the hub changes files, or the mirror is not exact.',
      { path, repository, url },
    ),
  );
}

function wrongContent({ hub: { url }, repository, file: { path } }: Source): NearnoteError {
  return new NearnoteError(
    'download-failed',
    userText(
      '{path} of {repository} from {url} has the wrong content (its SHA-256 differs) and was discarded. Try again; if this happens again, something between this computer and the hub changes files, or the mirror is not exact.',
      { path, repository, url },
    ),
  );
}

/** Tries until the partial file has at least the expected size. */
async function fetchAll(
  source: Source,
  part: PartFile,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
  { stallMs, backOffMs }: Timeouts,
): Promise<void> {
  let largest = part.size;
  for (let failures = 0; ; ) {
    try {
      return await fetchOnce(source, part, onProgress, signal, stallMs);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof NearnoteError) throw error;
      // Only a file larger than ever before is progress: a server may start over each time.
      failures = part.size > largest ? 1 : failures + 1;
      largest = Math.max(largest, part.size);
      if (failures >= maxFailures) throw gaveUp(source, part, error);
      await delay(backOffMs * 2 ** (failures - 1), undefined, { signal });
    }
  }
}

function gaveUp({ hub, repository, file }: Source, part: PartFile, error: unknown): NearnoteError {
  if (!(error instanceof TransientError) && part.size === 0) return unreachable(hub.url, error);
  const reason = error instanceof TransientError ? error.text : userText('the connection was lost');
  return new NearnoteError(
    'download-failed',
    userText(
      '{path} of {repository} could not be downloaded from {url}: {reason}. The data so far is kept; try again later to continue.',
      { path: file.path, repository, url: hub.url, reason },
    ),
    { cause: error },
  );
}

async function fetchOnce(
  source: Source,
  part: PartFile,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
  stallMs: number,
): Promise<void> {
  const { hub, repository, revision, file } = source;
  const stalled = new AbortController();
  const timer = setTimeout(() => stalled.abort(new TransientError(userText('no more data arrived'))), stallMs);
  const either = AbortSignal.any([signal, stalled.signal]);
  try {
    if (part.size > file.bytes) await part.restart();
    const response = await hub.open(repository, revision, file.path, part.size, either);
    try {
      await checkResponse(source, part, response);
      for await (const chunk of response.body ?? []) {
        timer.refresh();
        await part.append(chunk);
        onProgress(part.size);
        if (part.size > file.bytes) return;
      }
    } finally {
      // Closes the connection if the answer was not read to its end.
      if (!response.bodyUsed) await response.body?.cancel();
    }
    if (part.size < file.bytes) throw new TransientError(userText('the connection ended too early'));
  } finally {
    clearTimeout(timer);
  }
}

/** Checks an answer before its content is read, and restarts the partial file if the content begins at byte 0. */
async function checkResponse(source: Source, part: PartFile, response: Response): Promise<void> {
  const { hub, repository, file } = source;
  const { status } = response;
  if (status === 416) await part.restart();
  if (status >= 500 || status === 408 || status === 416 || status === 429) {
    throw new TransientError(userText('the server answered with error {status}', { status }));
  }
  if (!response.ok) throw refused(hub.url, status, repository, file.path);

  const { start, total } = extentOf(response);
  if (total !== null && total !== file.bytes) {
    await part.restart();
    throw wrongSize(source);
  }
  if (start === part.size) return;
  await part.restart();
  if (start !== 0) throw new TransientError(userText('the server sent another part than requested'));
}

/** The offset of an answer’s first byte, and the size of the whole file; null where the answer does not say. */
function extentOf(response: Response): { start: number; total: number | null } {
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
  if (response.status === 206 && range !== null) {
    return { start: Number(range[1]), total: range[2] === '*' ? null : Number(range[2]) };
  }
  const length = response.headers.get('content-length');
  return { start: 0, total: length === null || response.headers.has('content-encoding') ? null : Number(length) };
}
