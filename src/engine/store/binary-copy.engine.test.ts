import { expect, it } from 'vitest';
import { z } from 'zod';
import { emptyDatabase } from '../testing/library.ts';
import { BinaryCopy } from './binary-copy.ts';

it('a binary copy carries every kind of value into the database unchanged', async () => {
  const database = await emptyDatabase();
  await database.script('CREATE TABLE t (i int, f float8, s text, b bytea, a text[], v vector(3))');
  const long = 'ä😀'.repeat(50_000);
  const rows = new BinaryCopy();
  rows
    .row(6)
    .int4(-7)
    .float8(1.5)
    .text('')
    .hex('00ff')
    .textArray([])
    .vector(new Float32Array([1, -2, 0.5]));
  rows
    .row(6)
    .int4(2 ** 31 - 1)
    .float8(1e300)
    .text(long)
    .hex('')
    .textArray(['', 'a"b', '😀'])
    .vector(new Float32Array([0, 3e-8, 9]));
  await database.background((sql) => sql.copy("COPY t FROM '/dev/blob' WITH (FORMAT binary)", rows.finish()));
  const stored = await database.foreground((sql) =>
    sql.rows(z.unknown(), "SELECT i, f, s, encode(b, 'hex') AS b, a, v::text AS v FROM t ORDER BY i"),
  );
  expect(stored).toEqual([
    { i: -7, f: 1.5, s: '', b: '00ff', a: [], v: '[1,-2,0.5]' },
    { i: 2 ** 31 - 1, f: 1e300, s: long, b: '', a: ['', 'a"b', '😀'], v: '[0,3e-08,9]' },
  ]);
});
