import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, onTestFinished } from 'vitest';
import { silentLogger } from '../../shared/log.ts';
import { defaultSettings } from '../notes/folder-settings.ts';
import type { ParsingOutcome } from '../parsing/parsing-contract.ts';
import { ParsingThreads } from '../parsing/parsing-threads.ts';
import { insertFolder, listFolders } from '../store/folders.ts';
import { openTextIndex } from '../store/load-text-index.ts';
import { vaultOf } from '../testing/folders.ts';
import { emptyDatabase } from '../testing/library.ts';
import { root, starterTokenizer } from '../testing/paths.ts';
import { indexFolder } from './index-folder.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Parsing threads that record what they were asked for at once, and whether their results are still in memory. */
class WatchedThreads extends ParsingThreads {
  readonly asked: number[] = [];
  readonly #answers: WeakRef<ParsingOutcome[]>[] = [];

  get held(): number {
    return this.#answers.filter((answer) => answer.deref() !== undefined).length;
  }

  override async prepare(...asked: Parameters<ParsingThreads['prepare']>): Promise<ParsingOutcome[]> {
    this.asked.push(asked[1].length);
    const answer = await super.prepare(...asked);
    this.#answers.push(new WeakRef(answer));
    return answer;
  }
}

/** @param latest the files that were written after all others. */
async function indexed(
  files: Record<string, string>,
  onStored: (threads: WatchedThreads) => void = () => {},
  latest: string[] = [],
) {
  const path = await vaultOf(files);
  for (const file of latest) await utimes(join(path, file), 2_000_000_000, 2_000_000_000);
  const database = await emptyDatabase();
  const threads = new WatchedThreads(join(root, 'src/engine/parsing/worker.ts'), starterTokenizer, silentLogger);
  onTestFinished(() => threads.close());
  await insertFolder(database, path);
  const [folder] = await listFolders(database);
  const store = { database, index: openTextIndex(database) };
  await indexFolder(
    store,
    threads,
    { id: folder?.id ?? 0, path, settings: defaultSettings },
    [''],
    {
      onFolder() {},
      onFound() {},
      onWork: (_, work) => work(),
      onParsed() {},
      onStored: async () => onStored(threads),
    },
    new AbortController().signal,
  );
  return threads;
}

it('notes that have been written leave memory, however many are to come', async () => {
  const held: number[] = [];
  const files = Object.fromEntries(Array.from({ length: 640 }, (_, at) => [`${at}.md`, `# Note ${at}`]));
  const threads = await indexed(files, (threads) => {
    collectGarbage();
    held.push(threads.held);
  });
  expect(threads.asked).toHaveLength(20);
  expect(Math.max(...held)).toBeLessThanOrEqual(2 * threads.size + 1);
});

it('what was written last is read first, and few files at once where they are large', async () => {
  const large = `${'word '.repeat(30)}\n\n`.repeat(17_000);
  const files = { 'a.md': '# Small', 'b.md': '# Small', 'c.txt': large, 'd.txt': large };
  const threads = await indexed(files, () => {}, ['c.txt', 'd.txt']);
  expect(threads.asked).toEqual([1, 3]);
});
