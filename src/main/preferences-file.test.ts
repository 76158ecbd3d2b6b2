import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loggerOf } from '../shared/log.ts';
import { defaultPreferences } from '../shared/preferences.ts';
import { PreferencesFile } from './preferences-file.ts';

let folder: string;
let logged: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nearnote-preferences-'));
  logged = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

function open(name = 'preferences.json'): PreferencesFile {
  return new PreferencesFile(
    join(folder, name),
    loggerOf('main', ({ event }) => logged.push(event)),
  );
}

it('preferences are remembered from one start to the next, the last of many quick changes, too', async () => {
  const first = open();
  expect(first.now).toEqual(defaultPreferences);
  first.change({ theme: 'dark' });
  for (let width = 200; width <= 260; width += 1) first.change({ sidebarWidth: width });
  await first.settled();

  expect(open().now).toEqual({ ...defaultPreferences, theme: 'dark', sidebarWidth: 260 });
  expect(readdirSync(folder)).toEqual(['preferences.json']);
  expect(logged).toEqual([]);
});

it('a broken file of preferences is logged and gives the defaults', () => {
  writeFileSync(join(folder, 'preferences.json'), '{ "theme": "da');
  expect(open().now).toEqual(defaultPreferences);
  expect(logged).toEqual(['file.failed']);
});

it('preferences that cannot be written are in force until the app is closed, and that is logged', async () => {
  const file = open(join('no-such-folder', 'preferences.json'));
  expect(file.change({ zoom: 150 }).zoom).toBe(150);
  await file.settled();
  expect(file.now.zoom).toBe(150);
  expect(logged).toEqual(['file.failed']);
});
