import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { vaultOf } from '../engine/testing/folders.ts';
import { jsonLines } from './json-lines.ts';

async function textsIn(file: string): Promise<string[]> {
  const texts: string[] = [];
  for await (const { text } of jsonLines(file, z.object({ text: z.string() }))) texts.push(text);
  return texts;
}

async function textsOf(content: string): Promise<string[]> {
  return textsIn(join(await vaultOf({ 'x.jsonl': content }), 'x.jsonl'));
}

it('reads a record of each line, whatever ends the lines and stands inside their strings', async () => {
  expect(await textsOf('\uFEFF{"text":"a"}\r\n\r\n{"text":"b\u2028c"}\n{"text":"d"}')).toEqual(['a', 'b\u2028c', 'd']);
  expect(await textsOf('')).toEqual([]);
});

it('puts lines together that are longer than what is read at a time', async () => {
  const long = 'é'.repeat(200_000);
  expect(await textsOf(`{"text":"${long}"}\n{"text":"${long}"}\n`)).toEqual([long, long]);
});

it('says which line is broken, and what of it', async () => {
  await expect(textsOf('{"text":"a"}\n{"text":\n')).rejects.toThrow(/x\.jsonl, line 2\)/);
  await expect(textsOf('{"words":"a"}\n')).rejects.toThrow(/line 1\).*text/s);
  await expect(textsIn('/nowhere/x.jsonl')).rejects.toThrow(/\/nowhere\/x\.jsonl\): ENOENT/);
});
