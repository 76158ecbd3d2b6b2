import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { messageOf } from '../../src/shared/errors.ts';
import { isDriven, tellHarness } from './control.ts';
import type { HandedOver } from './messages.ts';

/** Electron’s `shell`. In a test nothing is opened, and the harness is told instead. */
export const shell = {
  async openPath(path: string): Promise<string> {
    try {
      await handOver('open', path);
      return '';
    } catch (error) {
      return messageOf(error);
    }
  },

  openExternal(address: string): Promise<void> {
    return handOver('browse', address);
  },

  showItemInFolder(path: string): void {
    handOver('reveal', path).catch((error: unknown) => console.error(`${path} could not be shown:`, error));
  },
};

async function handOver(how: HandedOver['how'], target: string): Promise<void> {
  if (isDriven) {
    tellHarness({ kind: 'handed-over', how, target });
    return;
  }
  const [program, ...words] = openerFor(how, target);
  const opener = spawn(program, words, { stdio: 'ignore', detached: true });
  await once(opener, 'spawn');
  opener.unref();
}

function openerFor(how: HandedOver['how'], target: string): [string, ...string[]] {
  if (process.platform === 'darwin') return how === 'reveal' ? ['open', '-R', target] : ['open', target];
  if (process.platform === 'win32') return how === 'reveal' ? ['explorer', `/select,${target}`] : ['explorer', target];
  return ['xdg-open', how === 'reveal' ? dirname(target) : target];
}
