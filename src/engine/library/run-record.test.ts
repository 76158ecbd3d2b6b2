import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folders.ts';
import { RunRecord } from './run-record.ts';

it('two crashes soon after a start count, and the file that was read alone is the suspect', async () => {
  const library = await temporaryFolder();
  const first = new RunRecord(library);
  expect(first.begin()).toEqual({ keepsCrashing: false, suspect: null });
  expect(first.isCareful).toBe(false);
  const second = new RunRecord(library);
  expect(second.begin()).toEqual({ keepsCrashing: false, suspect: null });
  expect(second.isCareful).toBe(true);
  await second.alone('/notes/good.md', async () => {});
  void second.alone('/notes/bad.md', () => new Promise(() => {}));
  await expect.poll(async () => readFile(join(library, 'running.json'), 'utf8')).toContain('bad.md');
  expect(new RunRecord(library).begin()).toEqual({ keepsCrashing: true, suspect: '/notes/bad.md' });
});

it('a library that was closed has not crashed', async () => {
  const library = await temporaryFolder();
  for (let starts = 0; starts < 4; starts++) {
    const record = new RunRecord(library);
    expect(record.begin()).toEqual({ keepsCrashing: false, suspect: null });
    expect(record.isCareful).toBe(false);
    record.end();
  }
});
