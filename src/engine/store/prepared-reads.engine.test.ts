import { expect, it } from 'vitest';
import { z } from 'zod';
import { emptyDatabase } from '../testing/library.ts';
import { BinaryRows } from './binary-rows.ts';

it('a prepared statement reads every kind of value, again and again, after one that failed, too', async () => {
  const database = await emptyDatabase();
  const long = 'ä😀'.repeat(50_000);
  await database.script(`CREATE TABLE t (i int PRIMARY KEY, page int, b boolean, s text, a text[]);
    INSERT INTO t VALUES (-7, NULL, false, '', '{}'), (9, 3, true, repeat('ä😀', 50000), ARRAY['', 'a"b', '😀'])`);
  const read = async (ids: string) => {
    const statement = 'SELECT i, page, b, s, a FROM t WHERE i = ANY($1::int[]) AND s <> $2 ORDER BY i';
    const rows = new BinaryRows(await database.readPrepared(statement, [ids, 'ä']));
    const found: unknown[] = [];
    while (rows.next()) found.push([rows.int4(), rows.int4OrNull(), rows.boolean(), rows.text(), rows.texts()]);
    return found;
  };
  const all = [
    [-7, null, false, '', []],
    [9, 3, true, long, ['', 'a"b', '😀']],
  ];
  await expect(read('{no number}')).rejects.toMatchObject({ code: '22P02' });
  expect(await read('{9,-7,1}')).toEqual(all);
  await expect(read('{no number}')).rejects.toMatchObject({ code: '22P02' });
  expect(await read('{1}')).toEqual([]);
  await database.script('ALTER TABLE t DROP CONSTRAINT t_pkey');
  expect(await read('{-7,9}')).toEqual(all);
  await expect(database.readPrepared('SELECT nothing', [])).rejects.toMatchObject({ code: '42703' });
});

it('a prepared statement of a small library is planned anew when much was written: a large one is not read through', async () => {
  const database = await emptyDatabase();
  await database.script('CREATE TABLE t (i int PRIMARY KEY); INSERT INTO t SELECT generate_series(1, 50); ANALYZE t');
  const plan = async () => {
    // Some times it is planned for its parameters, before one plan is kept.
    for (let time = 0; time < 10; time++)
      await database.readPrepared('SELECT i FROM t WHERE i = ANY($1::int[])', ['{1,2,3}']);
    const line = z.object({ 'QUERY PLAN': z.string() }).transform((row) => row['QUERY PLAN']);
    const lines = await database.foreground((sql) => sql.rows(line, `EXPLAIN EXECUTE "read 1"('{1,2,3}')`));
    return lines.join('\n');
  };
  expect(await plan()).toContain('Seq Scan');
  await database.script('INSERT INTO t SELECT generate_series(51, 100000)');
  for (let time = 0; time < 16; time++)
    await database.background((sql) =>
      sql.run("SELECT pg_logical_emit_message(false, 'a test', repeat('x', 8000000))"),
    );
  await database.script('SELECT 1');
  expect(await plan()).not.toContain('Seq Scan');
});
