import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { lineOf } from '../logging/log-line.ts';
import { type LogRecord, loggerOf } from '../shared/log.ts';
import { temporaryFolder, vaultOf } from './testing/folders.ts';
import { openEngine, realInference } from './testing/library.ts';
import { refusals } from './testing/openai-faults.ts';
import { startOpenAi } from './testing/openai-server.ts';

/** Each stands for something that must never be logged: a folder, a file, a title, a text, a tag, a query, a token. */
const planted = ['quixotic', 'umbrella', 'zanzibar', 'periwinkle', 'marzipan', 'lanterns', 'sk-secret-token-99'];

it('the log says what the engine and its threads do, and nothing of notes, queries and tokens', async () => {
  const server = await startOpenAi({ token: 'sk-secret-token-99' });
  const vault = await vaultOf({
    'quixotic/umbrella.md':
      '---\ntags: marzipan\n---\n\n# Zanzibar\n\nThe periwinkle keeper counts seventeen of them.\n',
    'quixotic/umbrella-2.md': '# Zanzibar again\n\nA periwinkle keeper counted eight of them.\n',
    'quixotic/umbrella.json.md': '{"zanzibar": periwinkle',
    'umbrella-picture.md': Buffer.from([0x89, 0x50, 0, 0xff]),
  });
  const records: LogRecord[] = [];
  const logger = loggerOf('engine', (record) => records.push(record));
  const engine = await openEngine(await temporaryFolder(), {
    startInference: realInference,
    system: { token: async () => 'sk-secret-token-99', route: async () => null },
    logger,
  });
  engine.start();
  await engine.addFolders([vault]);
  await engine.settled();
  const { hits } = await engine.search({ query: 'who counts lanterns', limit: 5, mode: 'hybrid' });
  const [hit] = hits;
  if (hit === undefined) throw new Error('Nothing was found.');
  await engine.similar({ noteId: hit.noteId, selection: null, limit: 5 });
  await writeFile(join(vault, 'quixotic', 'umbrella.md'), '# Zanzibar\n\nThe periwinkle keeper is gone.\n');
  await engine.rescan();
  await engine.settled();
  const key = await engine.models.addHosted({
    service: 'custom',
    baseUrl: server.url,
    model: 'bag-of-words',
    dimensions: null,
  });
  server.script(refusals.unauthorized);
  await engine.models.use(key, true);
  await vi.waitUntil(() => records.some(({ event }) => event === 'reembed.paused'), { timeout: 30_000 });
  await engine.models.cancel();
  await engine.close();
  await server.close();

  const log = records.map(lineOf).join('\n').toLowerCase();
  const told = new Set(records.map(({ source, event }) => `${source} ${event}`));
  for (const event of [
    'engine library.opened',
    'engine folder.indexed',
    'engine embedding.done',
    'inference model.loaded',
  ]) {
    expect(told).toContain(event);
  }
  for (const event of ['engine search.answered', 'engine reembed.cancelled', 'engine library.closed']) {
    expect(told).toContain(event);
  }
  for (const word of planted) expect(log).not.toContain(word);
});
