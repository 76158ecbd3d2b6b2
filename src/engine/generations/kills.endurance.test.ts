import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../library/open-database.ts';
import { embeddedText } from '../notes/embedded-text.ts';
import { listGenerations } from '../store/generations.ts';
import { tableOf } from '../store/vectors.ts';
import { temporaryFolder, vaultOf } from '../testing/folders.ts';
import { startHub } from '../testing/hub-server.ts';
import { openEngine } from '../testing/library.ts';

/** How many kills; `npm run test:nightly` makes more of them. */
const kills = z.coerce.number().parse(process.env.NEARNOTE_TEST_KILLS ?? 10);
const noteCount = 12 + kills;
const passagesOfNote = 80;

const tiny = join(import.meta.dirname, '../testing/models/tiny');
const logLine = z.object({ pid: z.int(), texts: z.array(z.string()) });
const spoken = z.union([
  z.object({
    model: z.string(),
    embedded: z.int(),
    failed: z.int(),
    notice: z.string().nullable(),
    reembedded: z.int(),
  }),
  z.object({ unanswered: z.int() }),
]);

const words = ['harvest', 'ledger', 'kettle', 'orchard', 'signal', 'velvet', 'compass', 'thunder', 'ribbon', 'cellar'];
const paragraph = (seed: number) =>
  Array.from({ length: 120 }, (_, index) => words[(seed * 7 + index * (1 + (seed % 9))) % words.length]).join(' ');

/** Notes of many passages, no two alike. */
function manyPassages(): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: noteCount }, (_, note) => [
      `${note}.md`,
      Array.from({ length: passagesOfNote }, (_, part) => {
        const seed = note * passagesOfNote + part;
        return `## Part ${seed}\n\nAbout subject ${seed}. ${paragraph(seed)}`;
      }).join('\n\n'),
    ]),
  );
}

interface Place {
  library: string;
  data: string;
  /** The file in which each inference process writes what it is asked to embed. */
  log: string;
}

async function newPlace(): Promise<Place> {
  const data = await temporaryFolder();
  return { library: await temporaryFolder(), data, log: join(data, 'embedded.jsonl') };
}

/** What a library holds of a model while nobody has it open. */
async function committedIn(library: string, modelId: string) {
  const { database, lock } = await openDatabase(library, { name: 'a test', session: 'kills' }, null);
  try {
    const generations = await listGenerations(database);
    const target = generations.find(({ spec }) => spec.kind !== 'hosted' && spec.id === modelId);
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

/** The lines of the log, without one that is just being written. */
async function loggedIn({ log }: Place) {
  if (!existsSync(log)) return [];
  const lines = (await readFile(log, 'utf8')).split('\n').slice(0, -1);
  return lines.map((line) => logLine.parse(JSON.parse(line)));
}

/** The passages embedded since a line of the log. One text alone is a query, or the test whether the model works. */
async function passagesSince(place: Place, line: number): Promise<string[]> {
  return (await loggedIn(place)).slice(line).flatMap(({ texts }) => (texts.length > 8 ? texts : []));
}

/** An engine in a process of its own. `unanswered` and `notices` collect what must not happen. */
function startEngine({ library, data, log }: Place, unanswered: number[], notices: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../testing/engine-process.ts'), library, data], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NEARNOTE_TEST_LOG: log },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  const state = { model: '', embedded: 0, failed: 0, reembedded: 0 };
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = spoken.parse(JSON.parse(line));
    if ('unanswered' in message) unanswered.push(message.unanswered);
    else {
      Object.assign(state, message);
      if (message.notice !== null) notices.push(message.notice);
    }
  });
  return {
    state,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

const soon = { timeout: 120_000, interval: 5 };

it('a library whose first embedding was killed is embedded from where it stood, and nothing is embedded twice', async () => {
  const place = await newPlace();
  const engine = await openEngine(place.library, { data: place.data });
  await engine.addFolders([await vaultOf(manyPassages())]);
  await expect.poll(() => engine.state(), soon).toMatchObject({ notes: noteCount, progress: { done: 0 } });
  const { chunks } = engine.state();
  await engine.close();

  const [unanswered, notices]: [number[], string[]] = [[], []];
  const first = startEngine(place, unanswered, notices);
  await expect.poll(() => first.state.embedded, soon).toBeGreaterThan(200);
  await first.kill();
  const committed = await committedIn(place.library, 'starter');
  expect(committed.chunks).toBe(chunks);
  expect(committed.texts.length).toBeGreaterThanOrEqual(first.state.embedded);
  expect(committed.texts.length).toBeLessThan(chunks);

  const before = (await loggedIn(place)).length;
  const second = startEngine(place, unanswered, notices);
  await expect.poll(() => second.state.embedded, soon).toBe(chunks);
  await second.kill();
  const again = new Set(committed.texts);
  expect((await passagesSince(place, before)).filter((text) => again.has(text))).toEqual([]);
  expect((await committedIn(place.library, 'starter')).texts).toHaveLength(chunks);
  expect({ unanswered, notices, failed: second.state.failed }).toEqual({ unanswered: [], notices: [], failed: 0 });
});

it('a re-embed loses nothing, repeats nothing and keeps search answering while its processes are killed at random', {
  timeout: 3_600_000,
}, async ({ annotate }) => {
  const place = await newPlace();
  await requestTiny(place);

  const [unanswered, notices]: [number[], string[]] = [[], []];
  const repeated: string[] = [];
  const dead = new Set<number>();
  /** The living process that was last asked to embed passages; null if there is none within a while. */
  async function embeddingProcess(since: number): Promise<number | null> {
    for (let look = 0; look < 100; look++) {
      const lines = (await loggedIn(place)).slice(since);
      const asked = lines.findLast(({ pid, texts }) => texts.length > 8 && !dead.has(pid));
      if (asked !== undefined && existsSync(`/proc/${asked.pid}`)) return asked.pid;
      await wait(20);
    }
    return null;
  }

  let killed = 0;
  let progressAtKills = 0;
  while (killed < kills) {
    const before = await committedIn(place.library, 'someone/tiny');
    const since = (await loggedIn(place)).length;
    if (before.state === 'active') break;
    const engine = startEngine(place, unanswered, notices);
    await expect.poll(() => engine.state.reembedded > 0 || isDone(engine), soon).toBe(true);
    // First the process that embeds passages, again and again, then the engine with everything it has started.
    for (let again = 0; again < 3; again++) {
      const pid = await embeddingProcess(since);
      if (pid === null) break;
      await wait(Math.random() * 100);
      process.kill(pid, 'SIGKILL');
      dead.add(pid);
      killed++;
    }
    await wait(Math.random() * 150);
    await engine.kill();
    killed++;
    progressAtKills += before.texts.length > 0 ? 1 : 0;
    const committed = new Set(before.texts);
    repeated.push(...(await passagesSince(place, since)).filter((text) => committed.has(text)));
  }
  const last = startEngine(place, unanswered, notices);
  await expect.poll(() => isDone(last), soon).toBe(true);
  await last.kill();

  await annotate(`${killed} processes were killed during a re-embed`);
  const { state, chunks, texts, widths } = await committedIn(place.library, 'someone/tiny');
  expect(state).toBe('active');
  expect(chunks).toBeGreaterThanOrEqual(noteCount * passagesOfNote);
  expect(texts).toHaveLength(chunks ?? 0);
  expect(widths).toEqual(new Set([64]));
  expect(repeated).toEqual([]);
  expect(unanswered).toEqual([]);
  expect(killed).toBeGreaterThanOrEqual(kills);
  expect(progressAtKills).toBeGreaterThanOrEqual(kills / 10);
});

function isDone({ state }: ReturnType<typeof startEngine>): boolean {
  return state.model.startsWith('someone/tiny');
}

/** A library embedded by the starter, whose user has asked for the tiny model. */
async function requestTiny({ library, data }: Place): Promise<void> {
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
