import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { folderSettings } from '../../shared/domain.ts';
import { NearnoteError } from '../../shared/errors.ts';
import { type ModelSpec, modelKey, modelSpec } from '../../shared/models.ts';
import { scanLanguage } from '../../shared/scans.ts';
import { userText } from '../../shared/user-text.ts';
import { JsonFile } from '../lib/json-file.ts';
import { replaceFile } from '../lib/replace-file.ts';
import { unlessCode } from '../lib/unless-code.ts';
import { defaultSettings } from '../notes/folder-settings.ts';
import type { Database } from '../store/database.ts';
import { listFolders } from '../store/folders.ts';
import { listGenerations } from '../store/generations.ts';
import { Incidents } from './incidents.ts';

/** A folder the user added, by its absolute path. */
const folder = z.object({ path: z.string(), settings: folderSettings });
type ChosenFolder = z.infer<typeof folder>;

const content = z.object({
  version: z.literal(3),
  folders: z.array(folder),
  /** The model that search uses. */
  model: modelSpec,
  /** The switch that the user has asked for and that is not complete yet. */
  switchingTo: z.object({ key: modelKey, paused: z.boolean() }).nullable(),
  /** Whether the user has chosen a model or declined the one that was offered, so that none is offered any more. */
  hasChosenModel: z.boolean().default(false),
  /** Whether the user has paused indexing and embedding. */
  isPaused: z.boolean().default(false),
  /** Whether the user wants scanned pages read (null before they have answered), and in which languages. */
  scans: z
    .object({ isOn: z.boolean().nullable(), languages: z.array(scanLanguage) })
    .default({ isOn: null, languages: [] }),
});
export type LibraryContent = z.infer<typeof content>;

const plainFolders = z
  .array(z.string())
  .transform((paths) => paths.map((path): ChosenFolder => ({ path, settings: defaultSettings })));
/** What earlier versions wrote: folders had no settings, and the first version knew only the starter model. */
const earlierVersions = z.discriminatedUnion('version', [
  z.object({ version: z.literal(1), folders: plainFolders }),
  content.extend({ version: z.literal(2), folders: plainFolders }),
]);

/** What a later version of Nearnote has written. */
const laterVersion = z.object({ version: z.int().min(4) });

/** The user’s choices, in a file beside the database: the database can always be rebuilt from it and the notes. */
export type LibraryFile = JsonFile<LibraryContent>;

/**
 * Reads the file. One that is gone or empty is made anew from the database, which knows the folders and the model; this is
 * recorded among the library’s incidents.
 * @param firstModel the model of a new library.
 * @throws NearnoteError `file-damaged` when the file is invalid: choices are never silently dropped; `library-too-new`.
 */
export async function openLibraryFile(
  library: string,
  firstModel: ModelSpec,
  database: Database,
): Promise<LibraryFile> {
  const path = join(library, 'library.json');
  const written = await writtenIn(path);
  const initial: LibraryContent = {
    version: 3,
    folders: [],
    model: firstModel,
    switchingTo: null,
    hasChosenModel: false,
    isPaused: false,
    scans: { isOn: null, languages: [] },
  };
  const shape = z.union([
    content,
    earlierVersions.transform((earlier) => ({ ...initial, ...earlier, version: initial.version })),
  ]);
  if (laterVersion.safeParse(written).success) {
    throw new NearnoteError(
      'library-too-new',
      userText('This library was written by a newer Nearnote. Update Nearnote to open it.'),
    );
  }
  if (written === null) {
    const known = await knownTo(database);
    if (known !== null) {
      await new Incidents(library).record({ kind: 'choices-lost', keptIn: null });
      await replaceFile(path, { ...initial, ...known });
    } else await rm(path, { force: true });
  }
  const file = new JsonFile(path, {
    shape,
    initial,
    remedy: userText('Repair it, or move it away: your folders are then restored from the database.'),
  });
  await file.read();
  return file;
}

/** What the file says, if it is JSON; null where it is gone, or empty as a power cut may leave it. */
async function writtenIn(path: string): Promise<unknown> {
  const text = (await readFile(path, 'utf8').catch(unlessCode('ENOENT'))) ?? '';
  if (text.replaceAll('\0', '').trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    // Whoever reads it as a library’s file says what is wrong with it.
    return text;
  }
}

/** The choices that a database knows of; null for a new one. */
async function knownTo(database: Database): Promise<Partial<LibraryContent> | null> {
  const folders = await listFolders(database);
  const active = (await listGenerations(database)).find(({ state }) => state === 'active');
  if (folders.length === 0 && active === undefined) return null;
  return {
    folders: folders.map(({ path }) => ({ path, settings: defaultSettings })),
    ...(active === undefined ? {} : { model: active.spec }),
  };
}
