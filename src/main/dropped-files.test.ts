import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { DroppedFiles } from './dropped-files.ts';

it('a token stands for a path once, and not for long', () => {
  let now = 0;
  const files = new DroppedFiles(() => now);
  const [notes, other] = [files.keep('/notes') ?? '', files.keep('/other') ?? ''];
  expect(files.take([notes, other])).toEqual(['/notes', '/other']);
  expect(files.take([notes])).toBeNull();
  const late = files.keep('/late') ?? '';
  now = 60_000;
  expect(files.take([late])).toBeNull();
  const kept = files.keep('/notes') ?? '';
  expect(files.take([kept, randomUUID()])).toBeNull();
  expect(files.take([kept])).toBeNull();
});
