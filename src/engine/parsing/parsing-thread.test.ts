import { expect, it } from 'vitest';
import { FileJob } from './file-job.ts';
import { timeFor } from './parsing-thread.ts';
import { megabyte } from './read-file.ts';

it('a large file has more time to be read than a small one; a file whose size nobody knows has the least', () => {
  const secondsFor = (size: number | null) => {
    const job = new FileJob<null>(
      size,
      async () => null,
      () => null,
    );
    return timeFor({ time: 20_000, memory: 512 }, job) / 1000;
  };
  expect([null, 0, 20 * megabyte, 100 * megabyte].map(secondsFor)).toEqual([20, 20, 40, 120]);
});
