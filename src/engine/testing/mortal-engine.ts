/** Entry of a process to be killed at one point of a library’s life: it says “here” when it comes there, and goes on. */
import { writeSync } from 'node:fs';
import { z } from 'zod';
import { inProcessInference } from '../../inference/testing/in-process.ts';
import { silentLogger } from '../../shared/log.ts';
import { Engine } from '../engine.ts';
import { Database, type Sql } from '../store/database.ts';
import { optionsFor } from './options.ts';

/** The statement that begins each of them; null for what has none of its own. */
const statements = {
  creation: null,
  reading: /^COPY chunk/,
  embedding: /^COPY vector_/,
  check: /vector_norm/,
  flip: /^UPDATE generation SET state = 'kept'/,
  discard: /^DROP TABLE vector_/,
  migration: /CREATE TABLE map/,
  checkpoint: /^CHECKPOINT/,
  erasing: /^VACUUM FULL/,
  closing: null,
} satisfies Record<string, RegExp | null>;
export type Point = keyof typeof statements;
export const points = z.enum(Object.keys(statements) as [Point, ...Point[]]);

const [library = '', data = '', chosen, extra = '', baseUrl = ''] = process.argv.slice(2);

if (chosen !== undefined) await live(points.parse(chosen));

async function live(point: Point): Promise<void> {
  const isSwitching = point === 'check' || point === 'flip' || point === 'discard';
  if (point === 'creation') say();
  watchStatements(statements[point]);
  const engine = await Engine.open(optionsFor(library, data), {
    startInference: inProcessInference,
    system: { token: async () => null, route: async () => null },
    logger: silentLogger,
    onLibraryChange: () => {},
    onModelsChange: () => {},
    onMapChange: () => {},
    onDatabaseEnded: () => {},
  });
  engine.start();
  if (isSwitching) {
    const before = engine.state().model.key;
    const key = await engine.models.addHosted({ service: 'ollama', baseUrl, model: 'bag-of-words', dimensions: null });
    await engine.models.use(key, true);
    await engine.models.settled();
    if (point === 'discard') await engine.models.discard(before);
  } else {
    await engine.addFolders([extra]);
    await engine.settled();
  }
  if (point === 'erasing') {
    const folder = engine.state().folders.find(({ path }) => path === extra);
    if (folder !== undefined) await engine.removeFolder(folder.id);
  }
  if (point === 'closing') say();
  await engine.close();
}

/** At once, although the process computes without a pause. */
function say(): void {
  writeSync(1, 'here\n');
}

function watchStatements(wanted: RegExp | null): void {
  let isSaid = false;
  const look = (statement: string): void => {
    if (isSaid || !wanted?.test(statement.trim())) return;
    isSaid = true;
    say();
  };
  const watched = (sql: Sql): Sql => ({
    rows: (shape, statement, parameters) => {
      look(statement);
      return sql.rows(shape, statement, parameters);
    },
    run: (statement, parameters) => {
      look(statement);
      return sql.run(statement, parameters);
    },
    copy: (statement, bytes) => {
      look(statement);
      return sql.copy(statement, bytes);
    },
    copyOut: (statement) => sql.copyOut(statement),
  });
  const { background, script } = Database.prototype;
  Database.prototype.background = function <T>(this: Database, work: (sql: Sql) => Promise<T>): Promise<T> {
    // The method is generic, and `call` forgets it.
    return background.call(this, (sql) => work(watched(sql))) as Promise<T>;
  };
  Database.prototype.script = function (this: Database, text: string): Promise<void> {
    look(text.replace(/^BEGIN; /, ''));
    return script.call(this, text);
  };
}
