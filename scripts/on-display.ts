/**
 * `npm run on-display -- <command>`: runs a command with a display for its windows. `NEARNOTE_DISPLAY` says which: `x11` (Xvfb) or
 * `wayland` (Weston, headless) on a machine that has none, `own` or nothing for that of the machine.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { run } from './run.ts';

/** Milliseconds that Weston may take to begin. */
const startLimit = 15_000;

const [program = '', ...words] = process.argv.slice(2);
const display = process.env.NEARNOTE_DISPLAY ?? 'own';
if (display === 'own') run(program, words);
else if (display === 'x11') run('xvfb-run', ['--auto-servernum', program, ...words]);
else if (display === 'wayland') await runOnWayland();
else throw new Error(`NEARNOTE_DISPLAY is “${display}”. It may be “x11”, “wayland” or “own”.`);

async function runOnWayland(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nearnote-wayland-'));
  const socket = 'nearnote';
  process.env.XDG_RUNTIME_DIR = folder;
  // The long name of the backend: Weston knows the short one only since version 12.
  const weston = spawn(
    'weston',
    ['--backend=headless-backend.so', `--socket=${socket}`, '--width=1920', '--height=1200'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const ended = once(weston, 'exit');
  try {
    const began = performance.now();
    while (!existsSync(join(folder, socket))) {
      if (weston.exitCode !== null || performance.now() - began > startLimit) throw new Error('Weston did not start.');
      await wait(100);
    }
    // Electron takes Wayland where the session says so.
    Object.assign(process.env, { WAYLAND_DISPLAY: socket, XDG_SESSION_TYPE: 'wayland' });
    delete process.env.DISPLAY;
    run(program, words);
  } finally {
    weston.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}
