import { setTimeout as delay } from 'node:timers/promises';
import type { Response } from 'undici';
import { NearnoteError } from '../../../shared/errors.ts';
import type { ModelFile } from '../catalogue-entry.ts';
import type { Hub } from './hub.ts';
import { refused, unreachable } from './hub-errors.ts';
import { PartFile } from './part-file.ts';

export interface Timeouts {
  /** Milliseconds without a byte after which a connection is given up. */
  stallMs: number;
  /** Milliseconds before the first new attempt; each further one waits twice as long. */
  backOffMs: number;
}

const patient: Timeouts = { stallMs: 30_000, backOffMs: 1_000 };
/** Failures in a row, without a byte gained. */
const attempts = 5;

/** Where a file lies on a hub. */
export interface Source {
  hub: Hub;
  repository: string;
  revision: string;
  file: ModelFile;
}

/** Trying again may help. */
class PassingTrouble extends Error {}

/**
 * Downloads one file: into `<path>.part`, continuing what is there; it takes its place once size and hash are right.
 * @param onProgress is told how many bytes of the file are there.
 * @returns the file's SHA-256.
 * @throws NearnoteError `model-unknown`, `download-failed`, `disk-full`; the signal's reason. What has come is kept for
 * the next attempt, unless it was found wrong.
 */
export async function downloadFile(
  source: Source,
  path: string,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
  timeouts: Timeouts = patient,
): Promise<string> {
  const part = await PartFile.open(path);
  let inherited = part.size > 0;
  try {
    onProgress(part.size);
    for (;;) {
      if (part.size !== source.file.bytes) await fetchAll(source, part, onProgress, signal, timeouts);
      const problem = problemWith(part, source);
      if (problem === null) break;
      await part.restart();
      // What an earlier run has left may be what is wrong: without it, the same bytes get one more chance.
      if (!inherited) throw problem;
      inherited = false;
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
  if (part.size !== file.bytes) return mistaken(source, 'size');
  if (file.sha256 !== null && file.sha256 !== part.sha256) return mistaken(source, 'content (its SHA-256 is wrong)');
  return null;
}

function mistaken({ hub, repository, file }: Source, what: string): NearnoteError {
  return new NearnoteError(
    'download-failed',
    `${file.path} of ${repository} came from ${hub.url} with another ${what} than it should have, and was thrown away. Try again; if it happens again, something between this computer and the hub changes files, or the mirror is not a faithful one.`,
  );
}

/** Tries until the part has the file’s size, or more. */
async function fetchAll(
  source: Source,
  part: PartFile,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
  { stallMs, backOffMs }: Timeouts,
): Promise<void> {
  let most = part.size;
  for (let failures = 0; ; ) {
    try {
      return await fetchOnce(source, part, onProgress, signal, stallMs);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof NearnoteError) throw error;
      // A server that starts over each time gains nothing: only more than there ever was is progress.
      failures = part.size > most ? 1 : failures + 1;
      most = Math.max(most, part.size);
      if (failures >= attempts) throw givenUp(source, part, error);
      await delay(backOffMs * 2 ** (failures - 1), undefined, { signal });
    }
  }
}

function givenUp({ hub, repository, file }: Source, part: PartFile, error: unknown): NearnoteError {
  if (!(error instanceof PassingTrouble) && part.size === 0) return unreachable(hub.url, error);
  const reason = error instanceof PassingTrouble ? error.message : 'the connection breaks off';
  return new NearnoteError(
    'download-failed',
    `${file.path} of ${repository} could not be downloaded from ${hub.url}: ${reason}. What has come is kept; try again later to continue.`,
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
  const timer = setTimeout(() => stalled.abort(new PassingTrouble('no more data comes')), stallMs);
  const either = AbortSignal.any([signal, stalled.signal]);
  try {
    if (part.size > file.bytes) await part.restart();
    const response = await hub.open(repository, revision, file.path, part.size, either);
    try {
      await prepare(source, part, response);
      for await (const chunk of response.body ?? []) {
        timer.refresh();
        await part.append(chunk);
        onProgress(part.size);
        if (part.size > file.bytes) return;
      }
    } finally {
      // Closes the connection where the answer was not read to its end.
      if (!response.bodyUsed) await response.body?.cancel();
    }
    if (part.size < file.bytes) throw new PassingTrouble('the connection ends too early');
  } finally {
    clearTimeout(timer);
  }
}

/** Judges an answer before its content is read, and starts the part over where the content begins at byte 0. */
async function prepare(source: Source, part: PartFile, response: Response): Promise<void> {
  const { hub, repository, file } = source;
  const { status } = response;
  if (status === 416) await part.restart();
  if (status >= 500 || status === 408 || status === 416 || status === 429) {
    throw new PassingTrouble(`it answers with error ${status}`);
  }
  if (!response.ok) throw refused(hub.url, status, repository, file.path);

  const { start, total } = extentOf(response);
  if (total !== null && total !== file.bytes) {
    await part.restart();
    throw mistaken(source, 'size');
  }
  if (start === part.size) return;
  await part.restart();
  if (start !== 0) throw new PassingTrouble('it sends another part than was asked for');
}

/** First byte of what an answer holds, and the size of the whole file; null where the answer does not tell. */
function extentOf(response: Response): { start: number; total: number | null } {
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
  if (response.status === 206 && range !== null) {
    return { start: Number(range[1]), total: range[2] === '*' ? null : Number(range[2]) };
  }
  const length = response.headers.get('content-length');
  return { start: 0, total: length === null || response.headers.has('content-encoding') ? null : Number(length) };
}
