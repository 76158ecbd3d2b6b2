import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';

const out = join(import.meta.dirname, '..', 'out');

test('the built preload requires nothing but Electron: it runs in a sandbox', () => {
  const source = readFileSync(join(out, 'preload/index.cjs'), 'utf8');
  const required = [...source.matchAll(/\brequire\(([^)]*)\)/g)].map(([, name]) => name);
  expect(new Set(required)).toEqual(new Set(['"electron"']));
});

test('what is built for Electron’s processes starts none of Node’s: there is no Node beside Electron', () => {
  const built = globSync('main/**/*.js', { cwd: out });
  expect(built.length).toBeGreaterThan(5);
  const isOfNode = /\bprocess\.(send|execPath)\b|\bfork\b[^;]*from\s*["']node:child_process["']/;
  const offenders = built.filter((file) => isOfNode.test(readFileSync(join(out, file), 'utf8')));
  expect(offenders).toEqual([]);
});
