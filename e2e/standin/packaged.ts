import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { extractAll } from '@electron/asar';

/** Where the app lies that the stand-in runs. */
interface AppPlace {
  isPackaged: boolean;
  appPath: string;
  /** Electron’s `process.resourcesPath`. */
  resources: string;
}

const project = resolve(import.meta.dirname, '..', '..');

/** The project’s build, or the packaged app in the folder that `NEARNOTE_PACKAGED` names. */
export const appPlace: AppPlace = findApp(process.env.NEARNOTE_PACKAGED);

function findApp(packaged: string | undefined): AppPlace {
  if (packaged === undefined) return { isPackaged: false, appPath: project, resources: join(project, 'resources') };
  const resources = resolve(packaged, 'resources');
  return { isPackaged: true, appPath: extracted(join(resources, 'app.asar')), resources };
}

/** Node reads no archives, as Electron’s does: the files of one, with those that were left unpacked beside it. */
function extracted(archive: string): string {
  const name = createHash('sha256').update(readFileSync(archive)).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `nearnote-packaged-${name}`);
  if (existsSync(folder)) return folder;
  const part = `${folder}.${process.pid}`;
  mkdirSync(part);
  extractAll(archive, part);
  try {
    renameSync(part, folder);
  } catch {
    // Another process was first.
    rmSync(part, { recursive: true });
  }
  return folder;
}
