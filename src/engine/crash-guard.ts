import { stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { systemCodeOf } from '../shared/errors.ts';
import { userText } from '../shared/user-text.ts';
import type { EngineServices } from './engine-parts.ts';
import type { IndexingPause } from './indexing-pause.ts';
import { isInside } from './library/folder-path.ts';
import { recordProblems } from './store/problems.ts';

const paused = userText(
  'Nearnote stopped twice soon after its start, so reading notes is paused. Search works. Go on when you want; if it stops again, look for an update.',
);
const setAside = userText(
  'Nearnote stopped twice while it read this file, so it is left out until it changes or is tried again. Save it as text to have it indexed.',
);

/** Has a library that ends the program again and again come up paused, without the file that was being read. */
export async function guardAgainstCrashes(
  { runRecord, libraryStatus, folders, store }: EngineServices,
  pause: IndexingPause,
): Promise<void> {
  const { keepsCrashing, suspect } = runRecord.begin();
  if (!keepsCrashing) return;
  libraryStatus.notice('crashes', paused);
  await pause.begin();
  const folder = (await folders.list()).find(({ path }) => suspect !== null && isInside(suspect, path));
  if (suspect === null || folder === undefined) return;
  const changedAt = await changedAtOf(suspect);
  if (changedAt === null) return;
  const path = relative(folder.path, suspect).replaceAll(sep, '/');
  await recordProblems(store.database, folder.id, [
    { path, reason: setAside, isRemark: false, changedAt, isDue: false },
  ]);
  await libraryStatus.count(true);
}

/** When a file last changed in any way, in milliseconds since the epoch; null if it is gone. */
async function changedAtOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).ctimeMs;
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    return null;
  }
}
