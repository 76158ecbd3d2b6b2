import { join } from 'node:path';
import type { Problem } from '../shared/domain.ts';
import { NearnoteError } from '../shared/errors.ts';
import { userText } from '../shared/user-text.ts';
import type { EngineServices } from './engine-parts.ts';
import { pathsWithProblems, retryOnNextScan } from './store/problems.ts';

/** Names a file or folder with a problem. */
type ProblemRef = Pick<Problem, 'folderId' | 'path'>;

/** Indexes one file again, or for null all files with problems. Resolves when that is done. */
export async function retryProblemFiles(
  { store, folders, indexer }: Pick<EngineServices, 'store' | 'folders' | 'indexer'>,
  only: ProblemRef | null,
): Promise<void> {
  const all = only === null ? await pathsWithProblems(store.database) : new Map([[only.folderId, [only.path]]]);
  const retried = (await folders.list()).map(async (folder) => {
    const paths = all.get(folder.id);
    if (paths === undefined) return;
    await retryOnNextScan(store.database, folder.id, paths);
    await indexer.update(folder, paths);
  });
  await Promise.all(retried);
}

/** The absolute path of a file or folder with a problem. @throws NearnoteError `note-missing`. */
export async function problemPath(
  { store, folders }: Pick<EngineServices, 'store' | 'folders'>,
  { folderId, path }: ProblemRef,
): Promise<string> {
  const folder = (await folders.list()).find(({ id }) => id === folderId);
  const isKnown = (await pathsWithProblems(store.database)).get(folderId)?.includes(path);
  if (folder === undefined || isKnown !== true) {
    throw new NearnoteError('note-missing', userText('This problem is no longer there.'));
  }
  return join(folder.path, path);
}
