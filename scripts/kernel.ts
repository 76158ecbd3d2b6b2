/** Builds src/engine/search/semantic/bits/kernel.wat into kernel-bytes.ts beside it: node scripts/kernel.ts */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import openWabt from 'wabt';

const folder = resolve(import.meta.dirname, '../src/engine/search/semantic/bits');
const wabt = await openWabt();
const source = await readFile(`${folder}/kernel.wat`, 'utf8');
const bytes = Buffer.from(wabt.parseWat('kernel.wat', source).toBinary({}).buffer);
const comment =
  '/** kernel.wat, built by scripts/kernel.ts: in the source, so that a bundle needs no file beside it. */';
await writeFile(
  `${folder}/kernel-bytes.ts`,
  `${comment}\nexport const kernelBytes =\n  '${bytes.toString('base64')}';\n`,
);
