import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { vaultOf } from '../testing/folders.ts';
import { replaceFile } from './replace-file.ts';

it('replacing a file leaves nothing beside it, and keeps the old one where it fails', async () => {
  const folder = await vaultOf({ 'choices.json': '{"old":true}' });
  const path = join(folder, 'choices.json');
  const circle: { self?: object } = {};
  circle.self = circle;
  await expect(replaceFile(path, circle)).rejects.toThrow('circular');
  expect(await readFile(path, 'utf8')).toBe('{"old":true}');
  await replaceFile(path, { new: 1 });
  expect(await readFile(path, 'utf8')).toBe('{\n  "new": 1\n}\n');
  expect(await readdir(folder)).toEqual(['choices.json']);
});
