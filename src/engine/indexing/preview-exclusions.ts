import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExclusionPreview, FolderSettings } from '../../shared/domain.ts';
import { NearnoteError, systemCodeOf } from '../../shared/errors.ts';
import { Exclusions } from './exclusions.ts';
import { isNoteName } from './is-note-file.ts';

/** Paths shown, at most. */
const mostExamples = 50;

interface Place {
  path: string;
  isLeftOut: boolean;
}

/**
 * What settings would leave out of a folder, without changing anything: of the notes that would be there if nobody had
 * said a word, those that patterns and ignore files take out. Links are not followed.
 * @throws NearnoteError `folder-unreadable`.
 */
export async function previewExclusions(root: string, settings: FolderSettings): Promise<ExclusionPreview> {
  const asked = new Exclusions(root, settings);
  // What the user takes in all the same would not be there otherwise.
  const takenIn = settings.patterns.filter((pattern) => pattern.startsWith('!'));
  const silent = new Exclusions(root, { patterns: takenIn, gitignore: false }, { readsFiles: false });
  const preview: ExclusionPreview = { kept: 0, excluded: 0, examples: [] };
  const folders: Place[] = [{ path: '', isLeftOut: false }];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    await Promise.all([asked.enter(folder.path), silent.enter(folder.path)]);
    for (const entry of await entriesOf(root, folder.path)) {
      const isFolder = entry.isDirectory();
      const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
      if (!(isFolder || (entry.isFile() && isNoteName(path, settings))) || silent.excludes(path, isFolder)) continue;
      const isLeftOut = folder.isLeftOut || asked.excludes(path, isFolder);
      if (isFolder) folders.push({ path, isLeftOut });
      else if (!isLeftOut) preview.kept++;
      else {
        preview.excluded++;
        if (preview.examples.length < mostExamples) preview.examples.push(path);
      }
    }
  }
  return preview;
}

async function entriesOf(root: string, folder: string) {
  try {
    return await readdir(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    if (folder === '') throw new NearnoteError('folder-unreadable', `${root} cannot be read now.`, { cause: error });
    return [];
  }
}
