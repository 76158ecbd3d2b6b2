import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import type { NearnoteError } from '../../shared/errors.ts';
import { watchedCollection } from '../../shared/testing/watched-collection.ts';
import { unpackFolder } from '../lib/packed-folder.ts';
import { temporaryFolder } from '../testing/folders.ts';
import { smallDisk } from '../testing/small-disk.ts';
import { testTemplate } from '../testing/template.ts';
import { Database } from './database.ts';

const run = promisify(execFile);

it('the database is compiled once: V8 never spends seconds of a core and 640 MB on optimising it', async () => {
  const directory = join(await temporaryFolder(), 'database');
  unpackFolder(testTemplate, directory);
  const script = `
    const { Database } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'database.ts')).href)});
    const database = await Database.open(${JSON.stringify(directory)}, false);
    await database.script('SELECT count(*) FROM generate_series(1, 300000) AS n WHERE n % 7 + n % 5 > 3');
    await database.close();`;
  const { stdout } = await run(
    process.execPath,
    ['--trace-wasm-compilation-times', '--input-type=module', '--eval', script],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const compiled = [...stdout.matchAll(/function (\w+)#(\d+) using (\w+)/g)].map(([, module, index, compiler]) => ({
    module,
    index: Number(index),
    compiler,
  }));
  // PostgreSQL is the largest module by far; Node has others, as the one that strips types.
  const postgres = compiled.find(({ index }) => index > 10_000)?.module;
  expect(new Set(compiled.filter(({ module }) => module === postgres).map(({ compiler }) => compiler))).toEqual(
    new Set(['Liftoff']),
  );
});

it('what work has left in memory is given back once the library has rested for a while, and not again while it rests', async () => {
  const collect = watchedCollection();
  const directory = join(await temporaryFolder(), 'database');
  unpackFolder(testTemplate, directory);
  const database = await Database.open(directory, false);
  onTestFinished(() => database.close());
  /** How often, in so many seconds: all at once, so that no database that another test has left rests in between. */
  const collectedWithin = (seconds: number): number => {
    collect.mockClear();
    vi.advanceTimersByTime(seconds * 1_000);
    return collect.mock.calls.length;
  };
  expect(collectedWithin(60)).toBe(0);
  await database.foreground((sql) => sql.run('SELECT 1'));
  expect(collectedWithin(60)).toBe(0);
  expect(collectedWithin(24 * 3_600)).toBe(1);
  await database.foreground((sql) => sql.run('SELECT 1'));
  expect(collectedWithin(120)).toBe(1);
});

it('the log is flushed while much is written, and once the library rests: it takes little more than what is in it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const directory = join(await temporaryFolder(), 'database');
  unpackFolder(testTemplate, directory);
  const database = await Database.open(directory, false);
  const log = (megabytes: number) =>
    database.background((sql) =>
      sql.run(`SELECT pg_logical_emit_message(false, 'a test', repeat('x', ${megabytes}000000))`),
    );
  // The user has not just opened it, or searched.
  vi.advanceTimersByTime(4_000);
  for (let megabytes = 0; megabytes < 60; megabytes++) {
    await log(1);
    // What is being filled is counted meanwhile.
    await database.foreground((sql) => sql.run('SELECT 1'));
  }
  // The last checkpoint may still have to come: whoever writes does not wait for it.
  await database.script('SELECT 1');
  expect(readdirSync(join(directory, 'pg_wal')).length).toBeLessThan(35);
  await log(8);
  const logged = readdirSync(join(directory, 'pg_wal')).length;
  vi.advanceTimersByTime(9_000);
  await database.foreground((sql) => sql.run('SELECT 1'));
  vi.advanceTimersByTime(9_000);
  await database.script('SELECT 1');
  expect(readdirSync(join(directory, 'pg_wal')).length).toBe(logged);
  vi.advanceTimersByTime(2_000);
  await database.script('SELECT 1');
  expect(readdirSync(join(directory, 'pg_wal')).length).toBeLessThan(logged - 5);
  await database.close();
});

it('a database whose log finds no room ends with a word about it, and keeps what was committed', async ({ skip }) => {
  const disk = await smallDisk(130);
  if (disk === null) return skip('a small disk can only be made on Linux, as root');
  const directory = join(disk.folder, 'database');
  unpackFolder(testTemplate, directory);
  const database = await Database.open(directory, false);
  await database.script('CREATE TABLE kept (x int); INSERT INTO kept VALUES (1)');
  const failures: NearnoteError[] = [];
  database.watchFailures((error) => failures.push(error));
  disk.fill(8);
  // Nothing that Nearnote writes comes so far: it looks for room first.
  const writing = async () => {
    for (let megabytes = 0; megabytes < 40; megabytes++) {
      await database.foreground((sql) =>
        sql.run("SELECT pg_logical_emit_message(false, 'a test', repeat('x', 1000000))"),
      );
    }
  };
  await expect(writing()).rejects.toMatchObject({ code: 'disk-full' });
  // It has ended, and is not asked again.
  await expect(database.foreground((sql) => sql.run('SELECT 1'))).rejects.toMatchObject({ code: 'disk-full' });
  expect(failures).toMatchObject([{ code: 'disk-full' }, { code: 'disk-full' }]);
  await database.close();
  disk.empty();
  const later = await Database.open(directory, false);
  expect(
    await later.foreground((sql) => sql.rows(z.object({ x: z.int() }), 'SELECT x FROM kept WHERE x = 1')),
  ).toContainEqual({ x: 1 });
  await later.close();
});
