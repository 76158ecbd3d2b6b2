import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder, writeFiles } from '../testing/folders.ts';
import { LibraryLock } from './lock.ts';

const me = { name: 'me', session: 'mine' };
const lockModule = JSON.stringify(join(import.meta.dirname, 'lock.ts'));

/** Another process that holds the lock of a library until it is killed. */
async function holder(library: string, name = 'another Nearnote'): Promise<ChildProcess> {
  const script = join(await temporaryFolder(), 'hold.mts');
  await writeFile(
    script,
    `import { LibraryLock } from ${lockModule};
     await LibraryLock.acquire(${JSON.stringify(library)}, { name: ${JSON.stringify(name)}, session: 'theirs' });
     process.send('held');
     setInterval(() => {}, 1000);`,
  );
  const child = fork(script, { execArgv: [] });
  onTestFinished(() => void child.kill('SIGKILL'));
  expect((await once(child, 'message'))[0]).toBe('held');
  return child;
}

describe('the lock of a library', () => {
  it('the lock is refused to a second process, which is told who holds it', async () => {
    const library = await temporaryFolder();
    const other = await holder(library);
    await expect(LibraryLock.acquire(library, me)).rejects.toMatchObject({
      code: 'library-in-use',
      message: `This library is open in another Nearnote (process ${other.pid}). Close it there first.`,
    });
  });

  it('the lock is refused to the same process a second time', async () => {
    const library = await temporaryFolder();
    await LibraryLock.acquire(library, me);
    await expect(LibraryLock.acquire(library, { name: 'me', session: 'another' })).rejects.toMatchObject({
      code: 'library-in-use',
    });
  });

  it('the lock is taken from a process that was killed', async () => {
    const library = await temporaryFolder();
    const other = await holder(library);
    other.kill('SIGKILL');
    await once(other, 'exit');
    await LibraryLock.acquire(library, me);
  });

  it('the app waits for the engine of an app that was ended, and for nobody else', async () => {
    const library = await temporaryFolder();
    const engine = await holder(library, 'app');
    const taken = LibraryLock.acquire(library, { name: 'app', session: 'mine' });
    setTimeout(() => engine.kill('SIGKILL'), 200);
    await (await taken).release();
    await holder(library, 'command');
    await expect(LibraryLock.acquire(library, { name: 'app', session: 'mine' })).rejects.toMatchObject({
      code: 'library-in-use',
    });
  });

  it('the lock is taken from a process whose number now belongs to another one', async () => {
    const library = await temporaryFolder();
    const owner = { pid: process.pid, startedAt: 'long ago', name: 'an old one', token: 'x', session: 'old' };
    await writeFiles(library, { 'owner.json': JSON.stringify(owner) });
    await LibraryLock.acquire(library, me);
  });

  it('the lock is taken over from an engine of the same session, which has died in this very process', async () => {
    const library = await temporaryFolder();
    await LibraryLock.acquire(library, me);
    await LibraryLock.acquire(library, me);
  });

  it('the lock is taken when its file is broken', async () => {
    const library = await temporaryFolder();
    await writeFiles(library, { 'owner.json': '{"pid":' });
    await LibraryLock.acquire(library, me);
  });

  it('the lock is taken although the clock was set back since a program died while it took it', async () => {
    const library = await temporaryFolder();
    await writeFiles(library, { 'owner.json': '{' });
    await mkdir(join(library, 'owner.json.reaping'));
    const tomorrow = Date.now() / 1_000 + 86_400;
    await utimes(join(library, 'owner.json.reaping'), tomorrow, tomorrow);
    await LibraryLock.acquire(library, me);
  });

  it('a released lock is free again, and leaves nothing behind', async () => {
    const library = await temporaryFolder();
    const lock = await LibraryLock.acquire(library, me);
    await lock.release();
    expect(await readdir(library)).toEqual([]);
    await LibraryLock.acquire(library, me);
  });

  it('the lock goes to one of many that ask at once', async () => {
    const library = await temporaryFolder();
    await writeFiles(library, { 'owner.json': '{' });
    const asked = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => LibraryLock.acquire(library, { name: 'me', session: String(index) })),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
