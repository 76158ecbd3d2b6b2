import { expect, it } from 'vitest';
import { demandedRuntime, electronEnvironment } from './electron-binary.ts';

it('the runtime is the one that the environment demands, and any where it demands none', () => {
  expect(demandedRuntime({})).toBe('any');
  expect(demandedRuntime({ NEARNOTE_RUNTIME: '' })).toBe('any');
  expect(demandedRuntime({ NEARNOTE_RUNTIME: 'electron' })).toBe('electron');
  expect(demandedRuntime({ NEARNOTE_RUNTIME: 'standin' })).toBe('standin');
  expect(() => demandedRuntime({ NEARNOTE_RUNTIME: 'elektron' })).toThrow('“elektron”');
});

it('Electron is never told to be Node', () => {
  expect(electronEnvironment({ ELECTRON_RUN_AS_NODE: '1', HOME: '/home/me' })).toEqual({ HOME: '/home/me' });
});
