import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { keepUserFolder } from './paths.ts';

const electron = vi.hoisted(() => ({ isNamed: false, setPath: vi.fn() }));
vi.mock('electron', () => ({
  app: {
    commandLine: { hasSwitch: (name: string) => name === 'user-data-dir' && electron.isNamed },
    getPath: (name: string) => `/home/me/${name}`,
    setPath: electron.setPath,
  },
}));

it('what is the user’s stays in the folder “nearnote”, whatever the product is called', () => {
  keepUserFolder();
  expect(electron.setPath.mock.calls).toEqual([['userData', join('/home/me/appData', 'nearnote')]]);
});

it('a folder that the command line names is the user’s, and nothing else is', () => {
  electron.isNamed = true;
  electron.setPath.mockClear();
  keepUserFolder();
  expect(electron.setPath).not.toHaveBeenCalled();
});
