import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { Incidents } from './library/incidents.ts';
import { databaseFormat } from './library/open-database.ts';
import { Database } from './store/database.ts';
import { migrate } from './store/migrations.ts';
import { temporaryFolder, vaultOf } from './testing/folders.ts';
import { libraryWith, many, serverOf } from './testing/generations.ts';
import { openEngine } from './testing/library.ts';
import { type Point, points } from './testing/mortal-engine.ts';
import { randomNumbers } from './testing/random-numbers.ts';

/** How many kills; `npm run test:nightly` makes more of them. */
const kills = z.coerce.number().parse(process.env.NEARNOTE_TEST_AIMED_KILLS ?? 10);
const seed = z.coerce.number().parse(process.env.NEARNOTE_TEST_SEED ?? 14);
/** Milliseconds from the beginning of a statement to the kill, at most; some statements take a while to begin. */
const [soon, later] = [40, 800];
const [baseNotes, extraNotes] = [40, 20];

/** Kills a process at a point of a library’s life, as soon as it says that it is there. @returns whether it said so. */
async function killedAt(point: Point, delay: number, args: string[]): Promise<boolean> {
  const entry = join(import.meta.dirname, 'testing/mortal-engine.ts');
  const child = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const said = await Promise.race([once(child.stdout, 'data').then(() => true), exited.then(() => false)]);
  await wait(delay * (point === 'creation' || point === 'closing' ? later : soon));
  child.kill('SIGKILL');
  await exited;
  return said;
}

/** A library as the version before the map left it. */
async function olderLibrary(): Promise<string> {
  const library = await temporaryFolder();
  const directory = join(library, 'database');
  const database = await Database.open(directory, true);
  await migrate(database, 7);
  await database.close();
  // As for one that still needs the extension with which this one was made.
  await writeFile(`${directory}.json`, JSON.stringify({ format: databaseFormat, schema: 2 }));
  return library;
}

function copyOf(library: string, to: string): void {
  cpSync(library, to, { recursive: true });
}

it('a library that is killed at any point of its life opens, loses nothing and goes on', {
  timeout: 3_600_000,
}, async ({ annotate }) => {
  const { engine, library: base, vault } = await libraryWith(many(baseNotes));
  const starterKey = engine.state().model.key;
  await engine.close();
  const older = await olderLibrary();
  const extra = await vaultOf(
    Object.fromEntries(
      Array.from({ length: extraNotes }, (_, n) => [`extra-${n}.md`, `About matter ${n} of another kind.`]),
    ),
  );
  const server = await serverOf();
  const random = randomNumbers(seed);
  const opened: { point: Point; ms: number }[] = [];
  const survived = new Map<Point, number>();
  for (let kill = 0; kill < kills; kill++) {
    const point = points.options[kill % points.options.length] ?? 'reading';
    const library = await temporaryFolder();
    const data = await temporaryFolder();
    if (point === 'migration') copyOf(older, library);
    else if (point !== 'creation') copyOf(base, library);
    expect(await killedAt(point, random(), [library, data, point, extra, server.url]), `${point} was reached`).toBe(
      true,
    );

    const startedAt = performance.now();
    const later = await openEngine(library, { data });
    opened.push({ point, ms: Math.round(performance.now() - startedAt) });
    expect(await new Incidents(library).list(), point).toEqual([]);
    later.start();
    await later.watch();
    // The user goes on with what was not written down yet.
    if (point === 'creation' || point === 'migration') await later.addFolders([extra]);
    await later.models.settled();
    const hasBase = point !== 'creation' && point !== 'migration';
    const isSwitching = point === 'check' || point === 'flip' || point === 'discard';
    const hasExtra = !isSwitching && point !== 'erasing';
    const notes = (hasBase ? baseNotes : 0) + (hasExtra ? extraNotes : 0);
    await expect
      .poll(() => later.state(), { timeout: 60_000 })
      .toMatchObject({ notes, chunks: notes, embedded: notes, failed: 0, notice: null, reembed: null });
    const { key } = later.state().model;
    expect(key === starterKey, point).toBe(!isSwitching);
    if (hasBase) {
      const { hits } = await later.search({ query: 'about subject 7', limit: 1, mode: 'hybrid' });
      expect(hits, point).toMatchObject([{ folder: vault, path: '7.md' }]);
    }
    await later.close();
    await rm(library, { recursive: true });
    survived.set(point, (survived.get(point) ?? 0) + 1);
  }
  const sorted = opened.toSorted((a, b) => a.ms - b.ms);
  const [median, longest] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  await annotate(
    `${kills} kills survived (seed ${seed}): ${[...survived].map(([point, times]) => `${point} ${times}`).join(', ')}; open after ${median?.ms} ms (median), ${longest?.ms} ms (longest, ${longest?.point})`,
  );
});
