import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LibraryState } from '../shared/library-state.ts';
import { type LogRecord, loggerOf } from '../shared/log.ts';
import type { ModelsState } from '../shared/models.ts';
import { libraryAtRest } from '../shared/testing/library-at-rest.ts';
import { textsInEnglish } from '../shared/texts-in-english.ts';
import { ChildProcess, type UtilityProcess } from './child-process.ts';
import { type EngineProcess, startEngine } from './engine-process.ts';
import { utilityProcessOf } from './testing/utility-process.ts';

const state: LibraryState = {
  ...libraryAtRest,
  notes: 1,
  reembed: {
    key: 'other',
    name: 'other',
    dimensions: 2,
    phase: 'embedding',
    done: 1,
    total: 2,
    failed: 0,
    chunksPerSecond: 5,
    tokensPerSecond: 500,
    secondsLeft: 1,
    rates: { seconds: 1, values: [5] },
    pause: null,
  },
};
const models: ModelsState = {
  models: [],
  advice: null,
  device: { choice: 'auto', active: null, reason: null },
  vectorMemory: 'tenth',
  memoryBytes: 16_000_000_000,
  hubUrl: 'https://hub.example',
};

/**
 * A minimal engine: it sends its state when it starts, asks for a token before it locates a note and returns the answer,
 * dies when it is asked to rescan, runs out of memory when it resumes, never returns from a pause, and ends when it is closed.
 */
const mortalEngine = `
  const post = (message) => process.parentPort.postMessage(message);
  setInterval(() => post({ kind: 'event', name: 'beat', data: null }), 20);
  const state = ${JSON.stringify(state)};
  const models = ${JSON.stringify(models)};
  post({ kind: 'event', name: 'library.changed', data: state });
  post({ kind: 'event', name: 'models.changed', data: models });
  const closed = { at: 1, source: 'engine', event: 'library.closed', facts: { ms: 5 }, failure: null };
  post({ kind: 'event', name: 'log', data: closed });
  let locating = null;
  process.parentPort.on('message', ({ data: message }) => {
    const { kind, id, name } = message;
    if (kind === 'answer') {
      post({ kind: 'answer', id: locating, ok: true, output: { path: JSON.stringify(message), at: null, format: 'markdown' } });
    } else if (name === 'note.locate') {
      locating = id;
      post({ kind: 'request', id: 7, name: 'token.read', input: { baseUrl: 'https://api.example' } });
    } else {
      if (name === 'library.rescan') process.exit(1);
      if (name === 'indexing.pause') for (;;);
      if (name === 'indexing.resume') for (const all = [];;) all.push(new Array(1e6).fill({}));
      if (name === 'engine.close') process.exit();
      post({ kind: 'answer', id, ok: true, output: name === 'library.state' ? state : {} });
    }
  });
`;

const records: LogRecord[] = [];
const running = new Set<UtilityProcess>();
let folder: string;
let engine: EngineProcess;
const onState = vi.fn<(state: LibraryState) => void>();
const onModels = vi.fn<(state: ModelsState) => void>();
const onRestart = vi.fn();
const onGiveUp = vi.fn();

beforeEach(() => {
  records.length = 0;
  onState.mockReset();
  onModels.mockReset();
  onRestart.mockReset();
  onGiveUp.mockReset();
  folder = mkdtempSync(join(tmpdir(), 'nearnote-engine-'));
  const file = join(folder, 'engine.mjs');
  writeFileSync(file, mortalEngine);
  const logger = loggerOf('main', (record) => records.push(record));
  engine = startEngine({
    logger,
    fork: () => {
      const process = utilityProcessOf(file);
      running.add(process);
      process.once('exit', () => running.delete(process));
      return new ChildProcess(process, logger);
    },
    forkInference: () => {
      throw new Error('This engine needs no model.');
    },
    system: {
      'token.read': async ({ baseUrl }) => ({ token: `for ${baseUrl}` }),
      'network.route': async () => ({ proxy: null }),
    },
    onState,
    onModels,
    onMap: () => {},
    onRestart,
    onGiveUp,
    silentFor: 2_000,
  });
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
  vi.restoreAllMocks();
});

async function dieOnce(): Promise<void> {
  await expect(engine.ask('library.rescan', {})).rejects.toMatchObject({ code: 'engine-stopped' });
}

async function alive(): Promise<void> {
  await expect.poll(() => engine.ask('library.state', {}).catch(() => null)).not.toBeNull();
}

it('events of the engine are passed on', async () => {
  await expect.poll(() => onState.mock.lastCall?.[0].notes).toBe(1);
  await expect.poll(() => onModels.mock.lastCall?.[0].hubUrl).toBe('https://hub.example');
});

it('the engine’s questions about the system are answered', async () => {
  const { path } = await engine.ask('note.locate', { noteId: 1, offset: null });
  expect(JSON.parse(path)).toEqual({ kind: 'answer', id: 7, ok: true, output: { token: 'for https://api.example' } });
});

it('a dead engine is started again, the state says so until it is there, and what is asked meanwhile is answered then', async () => {
  await expect.poll(() => onState.mock.lastCall?.[0].notice).toBeNull();
  await dieOnce();
  expect(onState.mock.lastCall?.[0]).toMatchObject({
    notes: 1,
    progress: { phase: 'waiting' },
    reembed: { name: 'other', done: 1, chunksPerSecond: null, secondsLeft: null },
  });
  expect(textsInEnglish(onState.mock.lastCall?.[0].notice)).toContain('started again');
  expect(onRestart).not.toHaveBeenCalled();
  await expect(engine.ask('library.state', {})).resolves.toMatchObject({ notes: 1 });
  expect(onRestart).toHaveBeenCalledTimes(1);
  await expect.poll(() => onState.mock.lastCall?.[0].notice).toBeNull();
  expect(records.filter(({ source }) => source === 'main')).toMatchObject([
    { event: 'engine.stopped', facts: { exitCode: 1, restartMs: 250 } },
  ]);
});

it('an engine that is silent for too long is ended and started again', async () => {
  await alive();
  await expect(engine.ask('indexing.pause', {})).rejects.toMatchObject({ code: 'engine-stopped' });
  await alive();
  expect(records.map(({ event }) => event)).toContain('engine.silent');
});

it('an engine that runs out of memory takes nothing with it, and is started again', async () => {
  await alive();
  await expect(engine.ask('indexing.resume', {})).rejects.toMatchObject({ code: 'engine-stopped' });
  await alive();
  expect(records.map(({ event }) => event)).toContain('engine.stopped');
});

it('what the engine logs is written to the log', async () => {
  await expect.poll(() => records).toMatchObject([{ source: 'engine', event: 'library.closed', facts: { ms: 5 } }]);
});

it('an engine that keeps dying is given up', async () => {
  for (let deaths = 0; deaths < 5; deaths++) {
    await alive();
    await dieOnce();
  }
  expect(onGiveUp).toHaveBeenCalledOnce();
});

it('the app does not end before the engine’s process has', async () => {
  await alive();
  expect(running.size).toBe(1);
  await engine.close();
  expect(running.size).toBe(0);
});

it('an engine that dies while the app closes is not started again', async () => {
  await alive();
  await engine.close();
  await dieOnce();
  expect(onGiveUp).not.toHaveBeenCalled();
  await new Promise((resolve) => setTimeout(resolve, 400));
  await expect(engine.ask('library.state', {})).rejects.toMatchObject({ code: 'engine-stopped' });
});
