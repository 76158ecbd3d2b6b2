import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appDataFolder, dataFolder } from './data-folder.ts';

it.each([
  ['linux', {}, join(homedir(), '.config', 'nearnote')],
  ['linux', { XDG_CONFIG_HOME: '/conf' }, join('/conf', 'nearnote')],
  ['linux', { XDG_CONFIG_HOME: '' }, join(homedir(), '.config', 'nearnote')],
  ['darwin', { XDG_CONFIG_HOME: '/conf' }, join(homedir(), 'Library', 'Application Support', 'nearnote')],
  ['win32', { APPDATA: '/roaming' }, join('/roaming', 'nearnote')],
] as const)('the data folder is the app’s own on %s with %o', (platform, environment, folder) => {
  expect(appDataFolder(platform, environment)).toBe(folder);
});

it('the data folder is the one that NEARNOTE_DATA names', () => {
  const env = { NEARNOTE_DATA: join('some', 'where') };
  expect(dataFolder({ env, cwd: process.cwd() })).toBe(join(process.cwd(), 'some', 'where'));
});

it('the data folder is the app’s own where NEARNOTE_DATA is empty', () => {
  const env = { ...process.env, NEARNOTE_DATA: '' };
  expect(dataFolder({ env, cwd: process.cwd() })).toBe(appDataFolder(process.platform, env));
});
