import { unzipSync } from 'fflate';
import { saveAnew } from '../read-file.ts';

/** What a document may unpack to: a few kilobytes of it can be made to hold gigabytes. */
const mostUnpacked = 200 * 1024 * 1024;

/** An archive that is not one, or that unpacks to more than a document may. Its message is for the user. */
export class ArchiveError extends Error {}

/**
 * The files of an archive whose names `wants`, unpacked.
 * @throws ArchiveError
 */
export function unzip(bytes: Uint8Array, wants: (name: string) => boolean): Map<string, Uint8Array> {
  let unpacked = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wants(name)) return false;
        unpacked += originalSize;
        if (unpacked > mostUnpacked) throw new ArchiveError('The document unpacks to more than 200 MB.');
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError(`The document is damaged: it is not the archive that files of this kind are. ${saveAnew}`, {
      cause: error,
    });
  }
}

/** One file of an archive as text; null where there is none of this name. */
export function textOf(files: Map<string, Uint8Array>, name: string): string | null {
  const bytes = files.get(name);
  return bytes === undefined ? null : new TextDecoder().decode(bytes);
}
