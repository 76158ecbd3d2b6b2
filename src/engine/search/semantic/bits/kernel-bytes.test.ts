import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import openWabt from 'wabt';
import { kernelBytes } from './kernel-bytes.ts';

it('the kernel’s bytes are kernel.wat, built (node scripts/kernel.ts builds them anew)', async () => {
  const source = await readFile(join(import.meta.dirname, 'kernel.wat'), 'utf8');
  const wabt = await openWabt();
  const built = wabt.parseWat('kernel.wat', source).toBinary({}).buffer;
  expect(Buffer.from(built).toString('base64')).toBe(kernelBytes);
});
