import { execFile, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder, vaultOf } from '../engine/testing/folders.ts';
import { dataFolder, main, nearnote, nearnoteProcess } from './testing/command.ts';

describe('nearnote as a process', () => {
  it('the program exits with 0 after an answer and with 1 after a refusal', async () => {
    const vault = await vaultOf({ 'eggs.md': '# Eggs\n\nBoil them for six minutes.\n' });
    const library = join(await temporaryFolder(), 'library');
    expect(await nearnoteProcess(['index', vault, '--library', library])).toMatchObject({
      code: 0,
      out: '1 note, 1 passage, embedded with Nearnote starter.\n',
    });
    expect(await nearnoteProcess(['search', 'x', '--library', `${library}-missing`])).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/^nearnote: There is no library in .*-missing\. Make one with: nearnote index/),
    });
  });

  it('the program goes on when nobody reads its progress any more', async () => {
    const vault = await vaultOf(Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`${at}.md`, `Note ${at}`])));
    const env = { ...process.env, NEARNOTE_DATA: await dataFolder() };
    const args = [main, 'index', vault, '--library', join(await temporaryFolder(), 'library')];
    const command = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    command.stderr.destroy();
    const [said, [code]] = await Promise.all([text(command.stdout), once(command, 'exit')]);
    expect({ code, said }).toEqual({ code: 0, said: '50 notes, 50 passages, embedded with Nearnote starter.\n' });
  });

  it('the program refuses a folder that it may not read', async () => {
    const folder = await vaultOf({ 'closed/a.md': 'x' });
    await chmod(folder, 0o755);
    await chmod(join(folder, 'closed'), 0);
    const args = ['index', join(folder, 'closed'), '--library', join(folder, 'library')];
    // The superuser can read everything, so the command runs as nobody, who must be able to write the log.
    await chmod(await dataFolder(), 0o777);
    const user = process.geteuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    expect(await nearnoteProcess(args, user)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^nearnote: Nearnote is not allowed to read .*closed/),
    });
  });

  it('the program refuses a library that another process has open, and says which', async () => {
    const library = join(await temporaryFolder(), 'library');
    const vault = await vaultOf({ 'a.md': 'A note.' });
    expect(await nearnote('index', vault, '--library', library)).toMatchObject({ code: 0 });
    const hold = join(await temporaryFolder(), 'hold.mts');
    await writeFile(
      hold,
      `import { LibraryLock } from ${JSON.stringify(join(import.meta.dirname, '../engine/library/lock.ts'))};
       await LibraryLock.acquire(${JSON.stringify(library)}, { name: 'Nearnote', session: 'theirs' });
       process.send('held');
       setInterval(() => {}, 1000);`,
    );
    const holder = fork(hold, { execArgv: [] });
    onTestFinished(() => void holder.kill('SIGKILL'));
    await once(holder, 'message');
    const refused = {
      code: 1,
      out: '',
      err: `nearnote: This library is open in Nearnote (process ${holder.pid}). Close it there first.\n`,
    };
    expect(await nearnoteProcess(['search', 'x', '--library', library])).toEqual(refused);
    for (const args of [['index', vault], ['status']]) {
      expect(await nearnote(...args, '--library', library)).toEqual(refused);
    }
  });

  it('the program exits with 130 when it is interrupted, and leaves nothing of a temporary library', async () => {
    const temporary = await temporaryFolder();
    const line = (record: object) => `${JSON.stringify(record)}\n`;
    const text = 'Something to embed. '.repeat(150);
    const set = await vaultOf({
      'corpus.jsonl': Array.from({ length: 1_500 }, (_, id) => line({ _id: `${id}`, text: `${id} ${text}` })).join(''),
      'queries.jsonl': line({ _id: 'q', text: 'embed' }),
      'qrels/test.tsv': 'q\t0\t1\n',
    });
    const env = { ...process.env, TMPDIR: temporary, NEARNOTE_DATA: join(temporary, 'data') };
    const left = async () => (await readdir(temporary)).filter((name) => name.startsWith('nearnote-eval-'));
    const command = execFile(process.execPath, [main, 'eval', set], { env });
    const exited = once(command, 'exit');
    let said = '';
    command.stderr?.on('data', (piece: string) => {
      said += piece;
    });
    await expect.poll(() => said).toContain('Embedding');
    expect(await left()).toHaveLength(1);
    command.kill('SIGINT');
    expect(await exited).toEqual([130, null]);
    expect(said).toContain('Stopped. Nothing is left of the temporary library.');
    expect(await left()).toEqual([]);
  });
});
