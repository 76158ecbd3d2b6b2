import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { engineRequests } from '../shared/contract.ts';
import { connect } from '../shared/rpc.ts';
import { temporaryFolder } from './testing/folders.ts';
import { optionsFor } from './testing/options.ts';

const parentPort = pathToFileURL(join(import.meta.dirname, 'embedding/node-parent-port.ts')).href;

it('the engine’s process is not ended with the programs of a terminal, but by closing its library', async () => {
  const library = await temporaryFolder();
  const options = optionsFor(library, await temporaryFolder());
  const child = fork(join(import.meta.dirname, 'index.ts'), [JSON.stringify(options)], {
    serialization: 'advanced',
    execArgv: ['--import', parentPort],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exit = once(child, 'exit');
  const ask = connect(engineRequests, {
    post: (message) => void child.send(message ?? {}),
    onMessage: (listener) => void child.on('message', listener),
    onClose: (listener) => void child.once('exit', listener),
  });
  expect(await ask('library.state', {})).toMatchObject({ notes: 0 });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) child.kill(signal);
  expect(await ask('library.state', {})).toMatchObject({ notes: 0 });
  expect(existsSync(join(library, 'owner.json'))).toBe(true);
  // The end of the process may come before the answer.
  await ask('engine.close', {}).catch(() => {});
  expect(await exit).toEqual([0, null]);
  expect(existsSync(join(library, 'owner.json'))).toBe(false);
});
