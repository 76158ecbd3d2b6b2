import { z } from 'zod';
import { NearnoteError } from '../../shared/errors.ts';
import { userText } from '../../shared/user-text.ts';
import type { Database } from './database.ts';

/**
 * The schema, step by step. A step that has been released is never edited. Each model’s vectors are in a table of their
 * own (see vectors), so that all of them have one width and can be dropped at once.
 */
const steps = [
  `
  CREATE EXTENSION vector;
  CREATE EXTENSION pg_textsearch;

  CREATE TABLE folder (
    id int PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    path text NOT NULL UNIQUE
  );

  CREATE TABLE document (
    id int PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    folder_id int NOT NULL REFERENCES folder ON DELETE CASCADE,
    path text NOT NULL,
    title text NOT NULL,
    content_hash bytea NOT NULL,
    size float8 NOT NULL,
    modified_at float8 NOT NULL,
    chunker int NOT NULL,
    UNIQUE (folder_id, path)
  );

  CREATE TABLE chunk (
    id int PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    document_id int NOT NULL REFERENCES document ON DELETE CASCADE,
    start_offset int NOT NULL,
    end_offset int NOT NULL,
    token_count int NOT NULL,
    text_hash bytea NOT NULL,
    headings text[] NOT NULL,
    context text NOT NULL,
    text text NOT NULL,
    keyword_extra text NOT NULL
  );
  CREATE INDEX chunk_document ON chunk (document_id);
  CREATE INDEX chunk_text_hash ON chunk (text_hash);
  CREATE INDEX chunk_keywords ON chunk
    USING bm25 ((keyword_extra || ' ' || context || ' ' || text)) WITH (text_config = 'english', k1 = 0.9, b = 0.4);

  CREATE TABLE skipped_file (
    folder_id int NOT NULL REFERENCES folder ON DELETE CASCADE,
    path text NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (folder_id, path)
  );

  CREATE TABLE model (
    id int PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    fingerprint text NOT NULL UNIQUE,
    name text NOT NULL,
    dimensions int NOT NULL
  );

  CREATE TABLE embedding_failure (
    model_id int NOT NULL REFERENCES model ON DELETE CASCADE,
    text_hash bytea NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (model_id, text_hash)
  );
  `,
  // Generations. The only model so far becomes the active one; its spec is taken from its fingerprint.
  `
  ALTER TABLE model ADD COLUMN spec jsonb;
  UPDATE model SET spec = jsonb_build_object(
    'kind', 'local', 'id', fingerprint::jsonb -> 1, 'name', name, 'revision', fingerprint::jsonb -> 2,
    'dtype', fingerprint::jsonb -> 3, 'pooling', fingerprint::jsonb -> 4, 'tokenLimit', 4096,
    'dimensions', dimensions, 'prefixes', fingerprint::jsonb -> 6);
  ALTER TABLE model ALTER COLUMN spec SET NOT NULL, DROP COLUMN name;
  ALTER TABLE model ADD COLUMN state text NOT NULL DEFAULT 'active' CHECK (state IN ('building', 'active', 'kept'));
  ALTER TABLE model ALTER COLUMN state DROP DEFAULT;
  CREATE UNIQUE INDEX model_only_one ON model (state) WHERE state IN ('building', 'active');
  `,
  // Keyword search gets an index of its own, in memory, read from each chunk’s terms: numbers in the table of terms,
  // see term-list. Stored chunks have none yet; the next scan cuts their notes again, and their vectors stay.
  `
  DROP INDEX chunk_keywords;
  DROP EXTENSION pg_textsearch;
  ALTER TABLE chunk DROP COLUMN keyword_extra, ADD COLUMN page int, ADD COLUMN terms bytea NOT NULL DEFAULT '\\x00';
  ALTER TABLE chunk ALTER COLUMN terms DROP DEFAULT;
  ALTER TABLE chunk ALTER COLUMN terms SET STORAGE EXTERNAL;
  CREATE TABLE term (id int PRIMARY KEY, text text NOT NULL);
  ALTER TABLE document ADD COLUMN format text NOT NULL DEFAULT 'markdown', ADD COLUMN tags text[] NOT NULL DEFAULT '{}',
    ADD COLUMN aliases text[] NOT NULL DEFAULT '{}', ADD COLUMN dated_at float8, ADD COLUMN language text;
  ALTER TABLE document ALTER COLUMN format DROP DEFAULT, ALTER COLUMN tags DROP DEFAULT, ALTER COLUMN aliases DROP DEFAULT;
  `,
  // Problems: also those of folders, links and special files. A file is tried again once it has changed.
  `
  DROP TABLE skipped_file;
  CREATE TABLE problem (
    folder_id int NOT NULL REFERENCES folder ON DELETE CASCADE,
    path text NOT NULL,
    reason text NOT NULL,
    changed_at float8,
    chunker int NOT NULL,
    PRIMARY KEY (folder_id, path)
  );
  `,
  // Identifies a file that has been renamed. The next scan fills it in.
  `
  ALTER TABLE document ADD COLUMN file_id text;
  `,
  // The same names as in the code.
  `
  ALTER TABLE document RENAME TO note;
  ALTER TABLE chunk RENAME COLUMN document_id TO note_id;
  ALTER INDEX chunk_document RENAME TO chunk_note;
  ALTER TABLE model RENAME TO generation;
  ALTER INDEX model_only_one RENAME TO generation_only_one;
  ALTER TABLE embedding_failure RENAME COLUMN model_id TO generation_id;
  `,
  // Links. Stored notes have none yet; the next scan reads those of each, and cuts nothing again. They are deleted with
  // their note’s chunks; a foreign key, checked for each row, would double what storing them costs.
  `
  CREATE TABLE link (
    note_id int NOT NULL,
    name text NOT NULL,
    target text NOT NULL,
    kind text NOT NULL,
    start_offset int NOT NULL,
    end_offset int NOT NULL
  );
  CREATE INDEX link_note ON link (note_id);
  CREATE INDEX link_name ON link (name);
  ALTER TABLE note ADD COLUMN link_reader int NOT NULL DEFAULT 0;
  ALTER TABLE note ALTER COLUMN link_reader DROP DEFAULT;
  `,
  // The map of the notes, laid out from the vectors of one generation, and gone with it.
  `
  CREATE TABLE map (
    generation_id int PRIMARY KEY REFERENCES generation ON DELETE CASCADE,
    laid_out int NOT NULL,
    points bytea NOT NULL,
    clusters jsonb NOT NULL
  );
  ALTER TABLE map ALTER COLUMN points SET STORAGE EXTERNAL;
  `,
  // What is only remarked of a file that is read. Until a file is read again, its problem counts as one.
  `
  ALTER TABLE problem ADD COLUMN is_remark boolean NOT NULL DEFAULT false;
  ALTER TABLE problem ALTER COLUMN is_remark DROP DEFAULT;
  `,
  // Pages without text, which can be read from their pictures. The next scan finds those of the PDFs that are stored.
  `
  CREATE TABLE scanned_page (
    note_id int NOT NULL REFERENCES note ON DELETE CASCADE,
    page int NOT NULL,
    file_hash bytea NOT NULL,
    is_read boolean NOT NULL,
    PRIMARY KEY (note_id, page)
  );
  UPDATE note SET content_hash = '' WHERE format = 'pdf';
  `,
];

export const schemaVersion = steps.length;

/** Schemas before this version contain an index of pg_textsearch, and can only be opened with that extension. */
export const firstSchemaWithoutTextSearch = 3;

/**
 * Upgrades the schema to this program’s version, each step in a transaction of its own.
 * @param to an earlier version, for tests with the library of an older program.
 * @throws NearnoteError `library-too-new` if a newer Nearnote has written it.
 */
export async function migrate(database: Database, to: number = schemaVersion): Promise<void> {
  await database.script('CREATE TABLE IF NOT EXISTS schema_version (version int NOT NULL)');
  const [row] = await database.foreground((sql) =>
    sql.rows(z.object({ version: z.int() }), 'SELECT coalesce(max(version), 0) AS version FROM schema_version'),
  );
  const version = row?.version ?? 0;
  if (version > schemaVersion) {
    throw new NearnoteError(
      'library-too-new',
      userText('This library was written by a newer Nearnote. Update Nearnote to open it.'),
    );
  }
  for (const [index, step] of steps.entries()) {
    if (index < version || index >= to) continue;
    await database.script(`BEGIN; ${step}; INSERT INTO schema_version VALUES (${index + 1}); COMMIT`);
  }
}
