/** Builds the kernels in src/engine/search/semantic/kernel into kernel-bytes.ts beside them: node scripts/kernel.ts */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import openWabt from 'wabt';

const folder = resolve(import.meta.dirname, '../src/engine/search/semantic/kernel');
const wabt = await openWabt();
const constants: string[] = [];
for (const name of ['cosines', 'nearest']) {
  const source = await readFile(`${folder}/${name}.wat`, 'utf8');
  const bytes = Buffer.from(wabt.parseWat(name, source).toBinary({}).buffer);
  constants.push(
    `/** ${name}.wat, built by scripts/kernel.ts: in the source, so that a bundle needs no file beside it. */\n` +
      `export const ${name}Bytes =\n  '${bytes.toString('base64')}';\n`,
  );
}
await writeFile(`${folder}/kernel-bytes.ts`, constants.join('\n'));
