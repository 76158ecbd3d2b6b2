import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import openWabt from 'wabt';
import { cosinesBytes, nearestBytes } from './kernel-bytes.ts';

it.for([
  ['cosines', cosinesBytes],
  ['nearest', nearestBytes],
] as const)(
  'the bytes of a kernel are its source, built (node scripts/kernel.ts builds them anew): %s',
  async ([name, bytes]) => {
    const source = await readFile(join(import.meta.dirname, `${name}.wat`), 'utf8');
    const wabt = await openWabt();
    const built = wabt.parseWat(name, source).toBinary({}).buffer;
    expect(Buffer.from(built).toString('base64')).toBe(bytes);
  },
);
