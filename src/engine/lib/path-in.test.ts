import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pathIn } from './path-in.ts';

it('a path of a folder leads into it, and no other is taken', () => {
  for (const path of ['', 'a.md', 'sub/..a.md', 'sub/a..md', '...'])
    expect(pathIn('/notes', path)).toBe(join('/notes', path));
  for (const path of ['..', '../a.md', 'sub/../../a.md', 'sub/..', '/etc/hosts', 'a\0.md']) {
    expect(() => pathIn('/notes', path), path).toThrow('leads out of its folder');
  }
});
