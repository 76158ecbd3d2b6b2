import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '../..');
const statement =
  /\b(SELECT\s.+\sFROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET|CREATE TABLE|DROP TABLE|COPY \w+ FROM)\b/s;

it('SQL is written only in the store', async () => {
  const files = (await readdir(source, { recursive: true })).filter(
    (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\btesting\b/.test(path),
  );
  const elsewhere: string[] = [];
  for (const path of files) {
    const inStore = path.startsWith(['engine', 'store', ''].join(sep));
    if (!inStore && statement.test(await readFile(join(source, path), 'utf8'))) elsewhere.push(path);
  }
  expect(files.length).toBeGreaterThan(20);
  expect(elsewhere).toEqual([]);
});
