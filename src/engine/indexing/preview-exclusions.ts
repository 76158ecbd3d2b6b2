import { readdir } from 'node:fs/promises';
import { posix } from 'node:path';
import type { ExclusionPreview, FolderSettings } from '../../shared/domain.ts';
import { NearnoteError, systemCodeOf } from '../../shared/errors.ts';
import { isMissedDocument } from '../../shared/missed-documents.ts';
import { userText } from '../../shared/user-text.ts';
import { Pace } from '../lib/pace.ts';
import { pathIn } from '../lib/path-in.ts';
import { Exclusions } from './exclusions.ts';
import { isNoteName } from './is-note-file.ts';

/** Paths to show. */
const maxExamples = 50;

interface VisitedFolder {
  path: string;
  isExcluded: boolean;
}

/**
 * Counts the notes of a folder that its patterns and ignore files would exclude, compared with a folder without any,
 * and its files that are no notes.
 * Nothing is changed, and links are not followed.
 * @param isUnreadable whether a file, by its path in the folder, is known as one that cannot be read: it is no note.
 * @throws NearnoteError `folder-unreadable`.
 */
export async function previewExclusions(
  root: string,
  settings: FolderSettings,
  isUnreadable: (path: string) => boolean,
): Promise<ExclusionPreview> {
  const exclusions = new Exclusions(root, settings);
  // With the patterns that re-include files: without them, those files would never be notes.
  const reincluded = settings.patterns.filter((pattern) => pattern.startsWith('!'));
  const defaults = new Exclusions(root, { patterns: reincluded, gitignore: false }, { readsFiles: false });
  const preview: ExclusionPreview = { kept: 0, unreadable: 0, excluded: 0, examples: [], passedOver: [] };
  const others = new Map<string, number>();
  const pace = new Pace();
  const folders: VisitedFolder[] = [{ path: '', isExcluded: false }];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    await Promise.all([exclusions.enter(folder.path), defaults.enter(folder.path)]);
    for (const entry of await entriesOf(root, folder.path)) {
      await pace.pause();
      const isFolder = entry.isDirectory();
      const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
      if (!(isFolder || entry.isFile()) || defaults.excludes(path, isFolder)) continue;
      const isExcluded = folder.isExcluded || exclusions.excludes(path, isFolder);
      if (isFolder) folders.push({ path, isExcluded });
      else if (!isNoteName(path, settings)) {
        const ending = posix.extname(path).toLowerCase();
        if (!isExcluded && !entry.name.startsWith('.')) others.set(ending, (others.get(ending) ?? 0) + 1);
      } else if (!isExcluded) {
        if (isUnreadable(path)) preview.unreadable++;
        else preview.kept++;
      } else {
        preview.excluded++;
        if (preview.examples.length < maxExamples) preview.examples.push(path);
      }
    }
  }
  const passedOver = [...others].map(([ending, files]) => ({ ending, files }));
  // A few documents are missed, thousands of pictures are not.
  const isMissed = ({ ending }: { ending: string }): number => Number(isMissedDocument(ending.slice(1)));
  passedOver.sort((a, b) => isMissed(b) - isMissed(a) || b.files - a.files);
  return { ...preview, passedOver: passedOver.slice(0, maxExamples) };
}

async function entriesOf(root: string, folder: string) {
  try {
    return await readdir(pathIn(root, folder), { withFileTypes: true });
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    if (folder === '')
      throw new NearnoteError('folder-unreadable', userText('{root} cannot be read now.', { root }), { cause: error });
    return [];
  }
}
