import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { electronBinary } from './electron-binary.ts';

/** `npm start` in a given environment: its exit code, and all that it says. */
function start(environment: Record<string, string>): { code: number | null; said: string } {
  const { PATH = '', HOME = '' } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'start.ts')], {
    env: { PATH, HOME, ...environment },
    encoding: 'utf8',
  });
  return { code: status, said: stdout + stderr };
}

it.runIf(process.platform === 'linux')('without a screen, npm start says so, and names the terminal as a way', () => {
  for (const [environment, reason] of [
    [{}, 'neither DISPLAY nor WAYLAND_DISPLAY is set'],
    [{ DISPLAY: ':7777' }, 'nothing answers at DISPLAY=:7777'],
  ] as const) {
    const { code, said } = start(environment);
    expect(code).toBe(1);
    expect(said).toContain(reason);
    expect(said).toContain('npm run nearnote -- --help');
  }
});

it('without a network, npm start says where Electron comes from and how it is had otherwise', ({ skip }) => {
  skip(electronBinary() !== null, 'Electron is here');
  const { code, said } = start({
    DISPLAY: 'elsewhere:0',
    NEARNOTE_RUNTIME: 'electron',
    ELECTRON_OVERRIDE_DIST_PATH: import.meta.dirname,
    ELECTRON_MIRROR: 'http://127.0.0.1:9/',
    electron_config_cache: join(import.meta.dirname, '../node_modules/.cache/no-electron'),
    force_no_cache: 'true',
  });
  expect(code).toBe(1);
  expect(said).toMatch(/It was not fetched \(.+\)\. It comes from github\.com; ELECTRON_MIRROR names another place/);
  expect(said).toContain('Electron could not be fetched, and NEARNOTE_RUNTIME forbids anything else');
});
