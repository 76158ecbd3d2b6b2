import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { databaseFormat, makeTemplate } from '../library/open-database.ts';
import { schemaVersion } from '../store/migrations.ts';

const name = `template ${databaseFormat}, schema ${schemaVersion}, one database.gz`.replaceAll(/[ ,]+/g, '-');

/** The file of an empty database that tests unpack: making one takes seconds. */
export const testTemplate = resolve(import.meta.dirname, '../../../node_modules/.cache/nearnote', name);

/** Vitest's global set-up. */
export async function setup(): Promise<void> {
  if (!existsSync(testTemplate)) await makeTemplate(testTemplate);
}
