import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LibraryState } from '../shared/domain.ts';
import { type EngineHost, hostEngine } from './engine-host.ts';

/** An engine that knows nothing, tells its state at its start, and dies when it is asked to rescan. */
const mortalEngine = `
  import { parentPort } from 'node:worker_threads';
  const state = {
    folders: [], documents: 1, chunks: 0, embedded: 0, failed: 0, skippedFiles: 0, notice: null,
    model: { name: 'none', dimensions: 1 },
    progress: { phase: 'idle', done: 0, total: 0, perSecond: null, secondsLeft: null },
  };
  parentPort.postMessage({ kind: 'event', name: 'library.changed', data: state });
  parentPort.on('message', ({ id, name }) => {
    if (name === 'library.rescan') process.exit(1);
    parentPort.postMessage({ kind: 'answer', id, ok: true, output: name === 'library.state' ? state : {} });
  });
`;

let folder: string;
let engine: EngineHost;
const onState = vi.fn<(state: LibraryState) => void>();
const onGiveUp = vi.fn();

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue();
  onState.mockReset();
  onGiveUp.mockReset();
  folder = mkdtempSync(join(tmpdir(), 'nearnote-engine-'));
  const workerFile = join(folder, 'engine.mjs');
  writeFileSync(workerFile, mortalEngine);
  engine = hostEngine({
    workerFile,
    options: {
      library: folder,
      models: folder,
      template: null,
      intakeWorker: workerFile,
      owner: 'a test',
      session: 'one',
    },
    hostInference: () => {},
    onState,
    onGiveUp,
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
  await expect.poll(() => engine.ask('library.state', {}).catch(() => null), { timeout: 5_000 }).not.toBeNull();
}

it('passes on what the engine tells', async () => {
  await expect.poll(() => onState.mock.lastCall?.[0].documents).toBe(1);
});

it('starts a dead engine again, and says so until it is there', async () => {
  await expect.poll(() => onState.mock.lastCall?.[0].notice).toBeNull();
  await dieOnce();
  expect(onState.mock.lastCall?.[0]).toMatchObject({ documents: 1, progress: { phase: 'waiting' } });
  expect(onState.mock.lastCall?.[0].notice).toContain('started again');
  await expect(engine.ask('library.state', {})).rejects.toMatchObject({ code: 'engine-stopped' });
  await alive();
  await expect.poll(() => onState.mock.lastCall?.[0].notice).toBeNull();
});

it('gives up when the engine keeps dying', { timeout: 15_000 }, async () => {
  for (let deaths = 0; deaths < 5; deaths++) {
    await alive();
    await dieOnce();
  }
  expect(onGiveUp).toHaveBeenCalledOnce();
});

it('does not start an engine again that dies while the app closes', async () => {
  await alive();
  await engine.close();
  await dieOnce();
  expect(onGiveUp).not.toHaveBeenCalled();
  await new Promise((resolve) => setTimeout(resolve, 400));
  await expect(engine.ask('library.state', {})).rejects.toMatchObject({ code: 'engine-stopped' });
});
