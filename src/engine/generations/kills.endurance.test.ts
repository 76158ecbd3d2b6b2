import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../library/open-database.ts';
import { embeddedText } from '../notes/embedded-text.ts';
import { listGenerations } from '../store/generations.ts';
import { tableOf } from '../store/vectors.ts';
import { temporaryFolder, vaultOf } from '../testing/folders.ts';
import { startHub } from '../testing/hub-server.ts';
import { openEngine } from '../testing/library.ts';

const kills = 50;
const tiny = join(import.meta.dirname, '../testing/models/tiny');
const logLine = z.object({ pid: z.int(), texts: z.array(z.string()) });
const told = z.union([
  z.object({ done: z.number().nullable(), phase: z.string().nullable(), model: z.string() }),
  z.object({ unanswered: z.int() }),
]);

const words = ['harvest', 'ledger', 'kettle', 'orchard', 'signal', 'velvet', 'compass', 'thunder', 'ribbon', 'cellar'];
const paragraph = (seed: number) =>
  Array.from({ length: 120 }, (_, index) => words[(seed * 7 + index * (1 + (seed % 9))) % words.length]).join(' ');

/** Notes of many passages, no two alike. */
function manyPassages(): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: 60 }, (_, note) => [
      `${note}.md`,
      Array.from({ length: 80 }, (_, part) => {
        const seed = note * 80 + part;
        return `## Part ${seed}\n\nAbout subject ${seed}. ${paragraph(seed)}`;
      }).join('\n\n'),
    ]),
  );
}

/** What the library holds while nobody has it open. */
async function committedIn(library: string) {
  const { database, lock } = await openDatabase(library, { name: 'a test', session: 'kills' }, null);
  try {
    const generations = await listGenerations(database);
    const target = generations.find(({ spec }) => spec.kind === 'local' && spec.id === 'someone/tiny');
    const [chunks] = await database.foreground((sql) =>
      sql.rows(z.object({ count: z.int() }), 'SELECT count(*)::int AS count FROM chunk'),
    );
    const rows = target
      ? await database.foreground((sql) =>
          sql.rows(
            z.object({ context: z.string(), text: z.string(), dims: z.int() }),
            `SELECT context, text, vector_dims(embedding) AS dims FROM chunk JOIN ${tableOf(target)} USING (text_hash)`,
          ),
        )
      : [];
    return {
      state: target?.state,
      chunks: chunks?.count,
      texts: rows.map(({ context, text }) => embeddedText(context, text)),
      widths: new Set(rows.map(({ dims }) => dims)),
    };
  } finally {
    await database.close();
    await lock.release();
  }
}

it(`loses nothing, repeats nothing and keeps answering over ${kills} kills of its processes`, {
  timeout: 600_000,
}, async () => {
  const library = await temporaryFolder();
  const data = await temporaryFolder();
  const log = join(data, 'embedded.jsonl');
  await switchToTiny(library, data);

  const running = new Set<ChildProcess>();
  onTestFinished(() => {
    for (const child of running) child.kill('SIGKILL');
  });
  const unanswered: number[] = [];
  const repeated: string[] = [];
  /** What stands in the log; a line that is just being written is no line yet. */
  const logged = async () => {
    if (!existsSync(log)) return [];
    const lines = (await readFile(log, 'utf8')).split('\n').slice(0, -1);
    return lines.map((line) => logLine.parse(JSON.parse(line)));
  };

  function startEngine() {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../testing/engine-process.ts'), library, data], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NEARNOTE_TEST_LOG: log },
    });
    running.add(child);
    const embedding = Promise.withResolvers<void>();
    const flipped = Promise.withResolvers<void>();
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const message = told.parse(JSON.parse(line));
      if ('unanswered' in message) unanswered.push(message.unanswered);
      else {
        if (message.phase === 'embedding' && (message.done ?? 0) > 0) embedding.resolve();
        if (message.model.startsWith('someone/tiny')) flipped.resolve();
      }
    });
    return {
      embedding: embedding.promise,
      flipped: flipped.promise,
      async kill() {
        child.kill('SIGKILL');
        await exited;
        running.delete(child);
      },
    };
  }

  const dead = new Set<number>();
  /** The living process that was asked last to embed passages; null if there is none within a while. */
  async function embeddingProcess(seen: number): Promise<number | null> {
    for (let look = 0; look < 100; look++) {
      const asked = (await logged()).slice(seen).findLast(({ pid, texts }) => texts.length > 8 && !dead.has(pid));
      if (asked !== undefined && existsSync(`/proc/${asked.pid}`)) return asked.pid;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return null;
  }

  let killed = 0;
  let progressAtKills = 0;
  while (killed < kills) {
    const before = await committedIn(library);
    const seen = (await logged()).length;
    if (before.state === 'active') break;
    const committed = new Set(before.texts);
    const engine = startEngine();
    await Promise.race([engine.embedding, engine.flipped]);
    // First the process that embeds passages, again and again, then the engine with all it has.
    for (let again = 0; again < 3; again++) {
      const pid = await embeddingProcess(seen);
      if (pid === null) break;
      await randomWait(100);
      process.kill(pid, 'SIGKILL');
      dead.add(pid);
      killed++;
    }
    await randomWait(150);
    await engine.kill();
    killed++;
    progressAtKills += committed.size > 0 ? 1 : 0;
    for (const { texts } of (await logged()).slice(seen)) {
      // One text alone is a query, or the question whether the model works.
      if (texts.length > 8) repeated.push(...texts.filter((text) => committed.has(text)));
    }
  }
  const last = startEngine();
  await last.flipped;
  await last.kill();

  const { state, chunks, texts, widths } = await committedIn(library);
  expect(state).toBe('active');
  expect(chunks).toBeGreaterThan(4_000);
  expect(texts).toHaveLength(chunks ?? 0);
  expect(widths).toEqual(new Set([64]));
  expect(repeated).toEqual([]);
  expect(unanswered).toEqual([]);
  expect(killed).toBeGreaterThanOrEqual(kills);
  expect(progressAtKills).toBeGreaterThan(5);
});

/** A library embedded by the starter, whose person has asked for the tiny model. */
async function switchToTiny(library: string, data: string): Promise<void> {
  const info = { pipeline_tag: 'feature-extraction' };
  const hub = await startHub({ models: { 'someone/tiny': { folder: tiny, info } } });
  onTestFinished(() => hub.close());
  const engine = await openEngine(library, { data });
  engine.start();
  await engine.addFolders([await vaultOf(manyPassages())]);
  await engine.settled();
  await engine.models.configure({ hubUrl: hub.url, device: 'cpu' });
  const key = await engine.models.addLocal('someone/tiny');
  await engine.models.use(key, false);
  await engine.close();
}

function randomWait(most: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * most));
}
