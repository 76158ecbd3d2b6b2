import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';

/** Parts the encoding from the sample’s own name. */
const mark = '--';

/** Copies samples, each from a folder that is named for its encoding, into one folder of notes. */
export async function copyEncodings(from: string, to: string): Promise<void> {
  for (const folder of await readdir(from, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    for (const name of await readdir(join(from, folder.name))) {
      await copyFile(join(from, folder.name, name), join(to, `${folder.name}${mark}${name}.txt`));
    }
  }
}

/** The text of a copied sample as its encoding has it; null where no library here knows the encoding. */
export async function rightText(folder: string, path: string): Promise<string | null> {
  const bytes = await readFile(join(folder, path));
  const [named = ''] = path.split(mark);
  const isBigEndian = named === 'UTF-16' && bytes[0] === 0xfe;
  const encoding = isBigEndian
    ? 'utf-16be'
    : named
        .replace(/-sig$/, '')
        .replace(/^((?:iso-8859|windows)-\d+)-.*/, '$1')
        .replace('IBM', 'cp');
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return iconv.encodingExists(encoding) ? iconv.decode(bytes, encoding) : null;
  }
}
