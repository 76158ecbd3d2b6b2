/**
 * How many files in older encodings are decoded to the right text.
 *   node bench/encodings.ts <folder with one folder for each encoding, named for it>
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { decode } from '../src/engine/intake/decode.ts';

const [root] = process.argv.slice(2);
if (root === undefined) throw new Error('Give a folder of encodings.');

const outcomes = { right: 0, refused: 0, wrong: 0 };
const notes: string[] = [];
const began = performance.now();
for (const folder of readdirSync(root, { withFileTypes: true })) {
  if (!folder.isDirectory()) continue;
  for (const file of readdirSync(join(root, folder.name))) {
    const bytes = readFileSync(join(root, folder.name, file));
    const decoded = await decode(bytes);
    if ('reason' in decoded) {
      outcomes.refused++;
      notes.push(`${folder.name}/${file}: ${decoded.reason}`);
    } else if (decoded.text === expected(bytes, folder.name)) {
      outcomes.right++;
    } else {
      outcomes.wrong++;
      notes.push(`${folder.name}/${file}: decoded to another text. ${decoded.warning ?? ''}`);
    }
  }
}
const { right, refused, wrong } = outcomes;
const all = right + refused + wrong;
console.log(notes.join('\n'));
console.log(
  `${all} files: ${right} right (${((100 * right) / all).toFixed(1)} %), ${refused} refused, ${wrong} wrong; ${((performance.now() - began) / all).toFixed(1)} ms each`,
);

/** The text as the folder's encoding has it; null where no library here knows the encoding. */
function expected(bytes: Uint8Array, folder: string): string | null {
  const isBigEndian = folder === 'UTF-16' && bytes[0] === 0xfe;
  const encoding = isBigEndian
    ? 'utf-16be'
    : folder
        .replace(/-sig$/, '')
        .replace(/^((?:iso-8859|windows)-\d+)-.*/, '$1')
        .replace('IBM', 'cp');
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return iconv.encodingExists(encoding) ? iconv.decode(bytes, encoding) : null;
  }
}
