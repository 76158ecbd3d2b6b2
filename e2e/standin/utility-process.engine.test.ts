import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { app } from './app.ts';
import { utilityProcess } from './utility-process.ts';

// A test’s own process has a parent, too, which expects other messages.
vi.mock('./control.ts', () => ({ isDriven: true, tellHarness: () => {} }));

/** A utility process that does what it is told. */
const program = `
  process.parentPort.on('message', ({ data }) => {
    if (data.do === 'echo') process.parentPort.postMessage({ ...data, send: typeof process.send, flags: process.execArgv });
    if (data.do === 'reject') void Promise.reject(new Error('nobody handles this'));
    if (data.do === 'abort') process.abort();
    if (data.do === 'ignore') process.on('SIGTERM', () => {});
  });
`;

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nearnote-standin-'));
  file = join(folder, 'program.mjs');
  writeFileSync(file, program);
});
afterAll(() => rmSync(folder, { recursive: true }));

const options = { serviceName: 'Nearnote test', env: {} };

async function running() {
  app.becomeReady();
  const child = utilityProcess.fork(file, [], options);
  await once(child, 'spawn');
  return child;
}

it('as in Electron, no utility process is started before the app is ready', () => {
  expect(() => utilityProcess.fork(file, [], options)).toThrow('before app is ready');
});

it('as in Electron, a utility process that is not there yet cannot be killed, and one that is there ends with 0', async () => {
  app.becomeReady();
  const child = utilityProcess.fork(file, [], options);
  expect([child.kill(), child.pid]).toEqual([false, undefined]);
  await once(child, 'spawn');
  const exit = once(child, 'exit');
  expect(child.kill()).toBe(true);
  expect(await exit).toEqual([0]);
  expect([child.kill(), child.pid]).toEqual([false, undefined]);
});

it('as in Electron, a utility process that does not heed its end is ended all the same', async () => {
  const child = await running();
  child.postMessage({ do: 'ignore' });
  child.postMessage({ do: 'echo' });
  await once(child, 'message');
  child.kill();
  expect(await once(child, 'exit')).toEqual([0]);
});

it('as in Electron, the end of a utility process by somebody else is told, with the signal', async () => {
  const child = await running();
  const gone = once(app, 'child-process-gone');
  process.kill(child.pid ?? 0, 'SIGKILL');
  expect(await once(child, 'exit')).toEqual([9]);
  expect((await gone)[1]).toMatchObject({ name: 'Nearnote test', reason: 'killed', exitCode: 9 });
});

it('as in Electron, a fatal error in a utility process is an error before it is an end', async () => {
  const child = await running();
  const heard: unknown[] = [];
  child.on('error', (type: string) => void heard.push(type));
  child.on('exit', (code: number) => void heard.push(code));
  const gone = once(app, 'child-process-gone');
  child.postMessage({ do: 'abort' });
  expect((await gone)[1]).toMatchObject({ reason: 'crashed' });
  await expect.poll(() => heard).toEqual(['FatalError', 11]);
});

it('as in Electron, whoever writes to a utility process as it ends ends main, and later nothing happens', async () => {
  const child = await running();
  const thrown = new Promise<unknown>((resolve) => {
    child.once('exit', () => {
      try {
        child.postMessage({ do: 'echo' });
        resolve('nothing');
      } catch (error) {
        resolve(error);
      }
    });
  });
  child.kill();
  expect(String(await thrown)).toContain('crashes Electron');
  child.postMessage({ do: 'echo' });
});

it('as in Electron, a utility process has a parent port and nothing of Node’s, and gets copies without their classes', async () => {
  const child = await running();
  child.postMessage({ do: 'echo', bytes: Buffer.from('bytes') });
  const [answer] = await once(child, 'message');
  expect(answer).toMatchObject({ send: 'undefined' });
  expect(Buffer.isBuffer(answer.bytes)).toBe(false);
  expect(new TextDecoder().decode(answer.bytes)).toBe('bytes');
  expect(() => child.postMessage({ do: () => {} })).toThrow('could not be cloned');
  child.kill();
});

it('as in Electron, what a utility process rejects does not end it', async () => {
  const child = await running();
  child.postMessage({ do: 'reject' });
  child.postMessage({ do: 'echo' });
  await once(child, 'message');
  child.kill();
});

it('as in Electron, a utility process takes flags of V8’s in Chromium’s switch, and none of Node’s', async () => {
  app.becomeReady();
  expect(() => utilityProcess.fork(file, [], { ...options, execArgv: ['--max-semi-space-size=4'] })).toThrow(
    'do not take',
  );
  const child = utilityProcess.fork(file, [], { ...options, execArgv: ['--js-flags=--max-semi-space-size=4'] });
  child.postMessage({ do: 'echo' });
  expect((await once(child, 'message'))[0].flags).toContain('--max-semi-space-size=4');
  child.kill();
});
