import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { Database } from '../store/database.ts';
import { openTextIndex } from '../store/load-text-index.ts';
import { migrate, schemaVersion } from '../store/migrations.ts';
import { storedFiles } from '../store/stored-files.ts';
import { temporaryFolder } from '../testing/folders.ts';
import { Incidents } from './incidents.ts';
import { databaseFormat, openDatabase } from './open-database.ts';

const specification = JSON.stringify({ kind: 'local' });

it('a library with the keyword index of an extension is opened, keeps its vectors, and no longer needs the extension and the databases that others are made from', async () => {
  const library = await temporaryFolder();
  const directory = join(library, 'database');
  const older = await Database.open(directory, true);
  await migrate(older, 2);
  await older.script(`
    INSERT INTO folder (path) VALUES ('/notes');
    INSERT INTO document (folder_id, path, title, content_hash, size, modified_at, chunker)
      VALUES (1, 'a.md', 'A', '', 1, 7, 1);
    INSERT INTO chunk (document_id, start_offset, end_offset, token_count, text_hash, headings, context, text, keyword_extra)
      VALUES (1, 0, 4, 1, '\\x00112233445566778899aabbccddeeff', '{}', '', 'bees', '');
    INSERT INTO model (fingerprint, dimensions, spec, state) VALUES ('a test', 2, '${specification}', 'active');
    CREATE TABLE vector_1 (text_hash bytea PRIMARY KEY, embedding vector(2) NOT NULL);
    INSERT INTO vector_1 VALUES ('\\x00112233445566778899aabbccddeeff', '[0.6,0.8]');
  `);
  await older.close();
  await writeFile(`${directory}.json`, JSON.stringify({ format: databaseFormat, schema: 2 }));

  for (const session of ['the first', 'the second']) {
    const { database, lock } = await openDatabase(library, { name: 'a test', session }, null);
    expect(await new Incidents(library).list()).toEqual([]);
    const index = openTextIndex(database);
    await index.ready;
    expect(index.notes.get(1)).toMatchObject({ path: 'a.md', format: 'markdown', date: 7 });
    expect(index.slots.liveCount).toBe(1);
    expect((await storedFiles(database, 1, [''])).get('a.md')).toMatchObject({ current: false, fileId: null });
    expect(
      await database.foreground((sql) =>
        sql.rows(z.unknown(), 'SELECT embedding::text AS vector FROM vector_1 JOIN chunk USING (text_hash)'),
      ),
    ).toEqual([{ vector: '[0.6,0.8]' }]);
    expect(await database.foreground((sql) => sql.rows(z.unknown(), 'SELECT datname FROM pg_database'))).toEqual([
      { datname: 'postgres' },
    ]);
    expect(await readdir(join(directory, 'base'))).toHaveLength(1);
    await database.close();
    await lock.release();
    expect(JSON.parse(await readFile(`${directory}.json`, 'utf8'))).toEqual({
      format: databaseFormat,
      schema: schemaVersion,
    });
    expect(await readFile(join(directory, 'postgresql.conf'), 'utf8')).not.toMatch(/pg_textsearch/);
  }
}, 300_000);
