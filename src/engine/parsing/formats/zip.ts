import { type UnzipFileInfo, unzipSync } from 'fflate';
import { userText } from '../../../shared/user-text.ts';
import { megabyte, saveAgain } from '../read-file.ts';
import { UnreadableDocument } from '../unreadable-document.ts';
import { xmlDecoder } from './xml.ts';

/** The size limit of an unpacked document, in bytes: a few kilobytes can be crafted to unpack to gigabytes. */
const maxUnpackedBytes = 200 * megabyte;

/** The most files that an archive may hold: a directory of many thousands takes memory before anything is unpacked. */
const maxFiles = 20_000;

/**
 * Unpacks those files of an archive that `wants` selects.
 * @throws UnreadableDocument if it is not a valid archive, or unpacks to more than the limits.
 */
export function unzip(bytes: Uint8Array, wants: (name: string) => boolean): Map<string, Uint8Array> {
  let unpacked = 0;
  // First the sizes alone: of what is too large nothing is unpacked.
  for (const [name, size] of sizesIn(bytes)) if (wants(name)) unpacked += size;
  if (unpacked > maxUnpackedBytes) throw new UnreadableDocument(userText('The document unpacks to more than 200 MB.'));
  return entriesOf(bytes, ({ name }) => wants(name));
}

function entriesOf(bytes: Uint8Array, wants: (entry: UnzipFileInfo) => boolean): Map<string, Uint8Array> {
  let count = 0;
  try {
    const files = unzipSync(bytes, {
      filter: (entry) => {
        count += 1;
        if (count > maxFiles)
          throw new UnreadableDocument(userText('The document consists of more than 20,000 files.'));
        return wants(entry);
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error;
    throw new UnreadableDocument(
      userText('The document is damaged: it is not a valid archive, as files of its kind are. {saveAgain}', {
        saveAgain,
      }),
      {
        cause: error,
      },
    );
  }
}

/** The bytes that each file in an archive says it unpacks to. @throws UnreadableDocument */
export function sizesIn(bytes: Uint8Array): Map<string, number> {
  const sizes = new Map<string, number>();
  entriesOf(bytes, ({ name, originalSize }) => {
    sizes.set(name, originalSize);
    return false;
  });
  return sizes;
}

/** One file of an archive as text, in the encoding that it states; null if there is none of this name. */
export function textOf(files: Map<string, Uint8Array>, name: string): string | null {
  const bytes = files.get(name);
  return bytes === undefined ? null : xmlDecoder(bytes).decode(bytes);
}
