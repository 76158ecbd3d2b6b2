import { mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folders.ts';
import { WriteAheadLog } from './write-ahead-log.ts';

const megabyte = 1_048_576;

/** A database with a log of files of this size, and how often of a hundred times its log is found to be long. */
async function databaseWith(size: number) {
  const directory = await temporaryFolder();
  const pathOf = (number: number) => join(directory, 'pg_wal', number.toString(16).toUpperCase().padStart(24, '0'));
  await mkdir(join(directory, 'pg_wal'));
  const add = async (number: number) => {
    await writeFile(pathOf(number), '');
    await truncate(pathOf(number), size);
  };
  await add(1);
  const log = new WriteAheadLog(directory);
  const timesLong = () => Array.from({ length: 100 }, () => log.isLong(false)).filter(Boolean).length;
  return { directory, log, timesLong, add, remove: (number: number) => rm(pathOf(number)) };
}

it.for([1, 16])('a log of files of %i MB is long when 16 MB were added since it was flushed', async (megabytes) => {
  const { log, timesLong, add, remove } = await databaseWith(megabytes * megabyte);
  const last = 1 + 16 / megabytes;
  expect(timesLong()).toBe(0);
  for (let number = 2; number <= last; number++) await add(number);
  expect(timesLong()).toBeGreaterThan(0);
  for (let number = 1; number < last; number++) await remove(number);
  log.flushed();
  expect(timesLong()).toBe(0);
});

it('a log is not flushed while the user searches before it is four times as long, and at rest as soon as that frees anything', async () => {
  const { log, add } = await databaseWith(16 * megabyte);
  const isLong = () => Array.from({ length: 8 }, () => log.isLong(true)).includes(true);
  expect([isLong(), log.isWorthFlushing()]).toEqual([false, false]);
  for (const number of [2, 3, 4]) await add(number);
  expect([isLong(), log.isWorthFlushing()]).toEqual([false, true]);
  await add(5);
  expect(isLong()).toBe(true);
  log.flushed();
  expect(log.isWorthFlushing()).toBe(false);
});

it('a log that cannot be looked at is not long', async () => {
  const { directory, timesLong } = await databaseWith(megabyte);
  await rm(directory, { recursive: true });
  expect(timesLong()).toBe(0);
});
