import type { Problem } from '../shared/domain.ts';
import { NearnoteError } from '../shared/errors.ts';
import { userText } from '../shared/user-text.ts';
import type { EngineServices } from './engine-parts.ts';
import { pathIn } from './lib/path-in.ts';
import { pathsWithProblems, retryOnNextScan } from './store/problems.ts';

/** Names a file or folder with a problem. */
type ProblemRef = Pick<Problem, 'folderId' | 'path'>;

/**
 * Indexes one file with a problem again, or for null all of them. Resolves when that is done, and what was to be indexed
 * before; nothing is read for a problem that is no longer there, or never was: the path may be anything then.
 */
export async function retryProblemFiles(
  { store, folders, indexer }: Pick<EngineServices, 'store' | 'folders' | 'indexer'>,
  only: ProblemRef | null,
): Promise<void> {
  const all = await pathsWithProblems(store.database);
  const retried = (await folders.list()).map(async (folder) => {
    if (only === null ? !all.has(folder.id) : only.folderId !== folder.id) return;
    const paths = (all.get(folder.id) ?? []).filter((path) => only === null || only.path === path);
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
  return pathIn(folder.path, path);
}
