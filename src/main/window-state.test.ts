import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loggerOf } from '../shared/log.ts';
import { loadWindowState, saveWindowState } from './window-state.ts';

const screens = [
  { x: 0, y: 0, width: 1920, height: 1040 },
  { x: 1920, y: 0, width: 1280, height: 1024 },
];
const silent = loggerOf('main', () => {});
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nearnote-window-'));
  file = join(folder, 'window.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

function reopened(bounds: { x: number; y: number; width: number; height: number }): unknown {
  saveWindowState(file, { bounds, maximized: false }, silent);
  return loadWindowState(file, screens, silent);
}

it('the place of the window is remembered', () => {
  const bounds = { x: 2000, y: 100, width: 1000, height: 700 };
  saveWindowState(file, { bounds, maximized: true }, silent);
  expect(loadWindowState(file, screens, silent)).toEqual({ bounds, maximized: true });
});

it('no place of the window is known on the first start', () => {
  expect(loadWindowState(file, screens, silent)).toBeNull();
});

it.each(['', '{', '[]', '{"bounds":{"x":0,"y":0,"width":"wide","height":800},"maximized":false}'])(
  'a broken file with the window’s place is ignored: %s',
  (text) => {
    writeFileSync(file, text);
    expect(loadWindowState(file, screens, silent)).toBeNull();
  },
);

it.each([
  ['on a screen that is gone', { x: 4000, y: 0, width: 1000, height: 700 }],
  ['above every screen', { x: 0, y: -500, width: 1000, height: 700 }],
  ['below every screen', { x: 0, y: 1030, width: 1000, height: 700 }],
  ['with hardly an edge to take hold of', { x: -950, y: 0, width: 1000, height: 700 }],
  ['too small to use', { x: 0, y: 0, width: 30, height: 20 }],
])('a place of the window %s is ignored', (_what, bounds) => {
  expect(reopened(bounds)).toBeNull();
});

it('a window may stand partly outside the screen', () => {
  expect(reopened({ x: -800, y: 600, width: 1000, height: 700 })).not.toBeNull();
});
