import { expect, it } from 'vitest';
import { screenProblem } from './screen.ts';

const sockets = (...paths: string[]) => ({
  exists: (path: string) => paths.includes(path),
  list: () =>
    paths
      .filter((path) => path.startsWith('@'))
      .map((path) => `0000: 00000002 00010000 ${path}\n`)
      .join(''),
});

it.each([
  ['Linux, nothing set', 'linux', {}, [], 'neither DISPLAY nor WAYLAND_DISPLAY is set'],
  ['Linux, an X server', 'linux', { DISPLAY: ':1' }, ['/tmp/.X11-unix/X1'], null],
  ['Linux, an X server of several screens', 'linux', { DISPLAY: ':1.0' }, ['/tmp/.X11-unix/X1'], null],
  ['Linux, an X server without a file', 'linux', { DISPLAY: ':1' }, ['@/tmp/.X11-unix/X1'], null],
  ['Linux, no X server there', 'linux', { DISPLAY: ':77' }, ['/tmp/.X11-unix/X1'], 'nothing answers at DISPLAY=:77'],
  ['Linux, the screen of another computer', 'linux', { DISPLAY: 'desk:0' }, [], null],
  ['Linux, Wayland', 'linux', { WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: '/run' }, ['/run/wayland-0'], null],
  ['Linux, Wayland by its path', 'linux', { WAYLAND_DISPLAY: '/run/wayland-0' }, ['/run/wayland-0'], null],
  [
    'Linux, no Wayland there',
    'linux',
    { WAYLAND_DISPLAY: 'wayland-9' },
    [],
    'nothing answers at WAYLAND_DISPLAY=wayland-9',
  ],
  ['macOS', 'darwin', {}, [], null],
  ['Windows', 'win32', {}, [], null],
] as const)('whether there is a screen is told (%s)', (_, platform, environment, there, problem) => {
  const told = screenProblem(platform, environment, sockets(...there));
  if (problem === null) expect(told).toBeNull();
  else expect(told).toContain(problem);
});
