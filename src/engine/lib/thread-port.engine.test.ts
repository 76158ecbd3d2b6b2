import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { endThread } from './thread-port.ts';

const threadPort = pathToFileURL(join(import.meta.dirname, 'thread-port.ts')).href;

/** A thread that computes for ever as soon as it is told anything. */
async function threadOf(): Promise<{ worker: Worker; exit: Promise<unknown[]> }> {
  const folder = mkdtempSync(join(tmpdir(), 'nearnote-thread-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'thread.mjs');
  writeFileSync(
    file,
    `import { parentThread } from '${threadPort}';
     const port = parentThread();
     port.onMessage((message) => { while (message === 'compute'); });
     port.post('ready');`,
  );
  const worker = new Worker(file);
  await once(worker, 'message');
  return { worker, exit: once(worker, 'exit') };
}

it('a thread that has nothing to do ends by itself', async () => {
  const { worker, exit } = await threadOf();
  await endThread(worker);
  expect(await exit).toEqual([0]);
  await endThread(worker);
});

it('a thread that does not end by itself is ended', async () => {
  const { worker, exit } = await threadOf();
  worker.postMessage('compute');
  await endThread(worker);
  expect(await exit).toEqual([1]);
});
