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

it('a record is read from each line, whatever ends the lines and stands inside their strings', async () => {
  expect(await textsOf('\uFEFF{"text":"a"}\r\n\r\n{"text":"b\u2028c"}\n{"text":"d"}')).toEqual(['a', 'b\u2028c', 'd']);
  expect(await textsOf('')).toEqual([]);
});

it('a line longer than what is read at a time is put together', async () => {
  const long = 'é'.repeat(200_000);
  expect(await textsOf(`{"text":"${long}"}\n{"text":"${long}"}\n`)).toEqual([long, long]);
});

it('a broken line is named, with what is wrong in it', async () => {
  await expect(textsOf('{"text":"a"}\n{"text":\n')).rejects.toThrow(/x\.jsonl, line 2\)/);
  await expect(textsOf('{"words":"a"}\n')).rejects.toThrow(/line 1\).*text/s);
  await expect(textsIn('/nowhere/x.jsonl')).rejects.toThrow(/\/nowhere\/x\.jsonl\): ENOENT/);
});
