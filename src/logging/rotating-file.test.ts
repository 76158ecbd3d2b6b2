import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RotatingFile } from './rotating-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nearnote-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const contents = (name: string): string => readFileSync(join(folder, 'logs', name), 'utf8');

it('a log file makes its folder, and keeps what an earlier start has written', () => {
  const path = join(folder, 'logs', 'app.log');
  new RotatingFile(path, { bytes: 100, files: 3 }).append('one');
  new RotatingFile(path, { bytes: 100, files: 3 }).append('two');
  expect(contents('app.log')).toBe('one\ntwo\n');
});

it('a full log file gives way to a new one, and the oldest is dropped', () => {
  const file = new RotatingFile(join(folder, 'logs', 'app.log'), { bytes: 10, files: 3 });
  for (const line of ['first', 'second', 'third', 'fourth', 'fifth']) file.append(line);
  expect(readdirSync(join(folder, 'logs')).sort()).toEqual(['app.1.log', 'app.2.log', 'app.log']);
  expect([contents('app.log'), contents('app.1.log'), contents('app.2.log')]).toEqual([
    'fifth\n',
    'fourth\n',
    'third\n',
  ]);
});

it('a log file takes a line that is longer than a whole file may be', () => {
  const file = new RotatingFile(join(folder, 'logs', 'app.log'), { bytes: 10, files: 2 });
  file.append('much longer than ten');
  file.append('short');
  expect(contents('app.1.log')).toBe('much longer than ten\n');
  expect(contents('app.log')).toBe('short\n');
});

it('a log file is written on after another process has begun a new one', () => {
  const path = join(folder, 'logs', 'app.log');
  const ours = new RotatingFile(path, { bytes: 12, files: 3 });
  const theirs = new RotatingFile(path, { bytes: 12, files: 3 });
  ours.append('ours');
  theirs.append('theirs');
  ours.append('more');
  expect(contents('app.1.log')).toBe('ours\ntheirs\n');
  expect(contents('app.log')).toBe('more\n');
});
