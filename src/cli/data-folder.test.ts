import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { appDataFolder, dataFolder } from './data-folder.ts';

afterEach(() => vi.unstubAllEnvs());

it.each([
  ['linux', {}, join(homedir(), '.config', 'nearnote')],
  ['linux', { XDG_CONFIG_HOME: '/conf' }, join('/conf', 'nearnote')],
  ['linux', { XDG_CONFIG_HOME: '' }, join(homedir(), '.config', 'nearnote')],
  ['darwin', { XDG_CONFIG_HOME: '/conf' }, join(homedir(), 'Library', 'Application Support', 'nearnote')],
  ['win32', { APPDATA: '/roaming' }, join('/roaming', 'nearnote')],
] as const)('is the app’s own on %s with %o', (platform, environment, folder) => {
  expect(appDataFolder(platform, environment)).toBe(folder);
});

it('is the one that NEARNOTE_DATA names', () => {
  vi.stubEnv('NEARNOTE_DATA', join('some', 'where'));
  expect(dataFolder()).toBe(join(process.cwd(), 'some', 'where'));
});

it('is the app’s own where NEARNOTE_DATA is empty', () => {
  vi.stubEnv('NEARNOTE_DATA', '');
  expect(dataFolder()).toBe(appDataFolder(process.platform, process.env));
});
