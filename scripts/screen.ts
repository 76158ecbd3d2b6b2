import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

interface Sockets {
  exists(path: string): boolean;
  /** Linux’s list of sockets, those without a file included. */
  list(): string;
}

const ofThisMachine: Sockets = {
  exists: existsSync,
  list: () => (existsSync('/proc/net/unix') ? readFileSync('/proc/net/unix', 'utf8') : ''),
};

/** @returns why no window can be opened, and what to do; null where a screen seems to be there. */
export function screenProblem(
  platform: NodeJS.Platform,
  { DISPLAY, WAYLAND_DISPLAY, XDG_RUNTIME_DIR }: NodeJS.ProcessEnv,
  sockets = ofThisMachine,
): string | null {
  if (platform !== 'linux') return null;
  if (!DISPLAY && !WAYLAND_DISPLAY) {
    return 'There is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). On a server, xvfb-run gives one that nobody sees.';
  }
  if (WAYLAND_DISPLAY && sockets.exists(join(XDG_RUNTIME_DIR ?? '', WAYLAND_DISPLAY))) return null;
  if (WAYLAND_DISPLAY && isAbsolute(WAYLAND_DISPLAY) && sockets.exists(WAYLAND_DISPLAY)) return null;
  const names = [WAYLAND_DISPLAY && `WAYLAND_DISPLAY=${WAYLAND_DISPLAY}`, DISPLAY && `DISPLAY=${DISPLAY}`];
  const [, number] = /^(?:unix)?:(\d+)/.exec(DISPLAY ?? '') ?? [];
  const socket = `/tmp/.X11-unix/X${number}`;
  // Another computer’s screen is not asked.
  const isThere =
    DISPLAY && (number === undefined || sockets.exists(socket) || sockets.list().includes(`@${socket}\n`));
  if (isThere) return null;
  return `There is no screen to open a window on: nothing answers at ${names.filter(Boolean).join(' and ')}. In a terminal of your desktop it is set by itself.`;
}
