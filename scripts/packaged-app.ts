import { globSync } from 'node:fs';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..');

/** Where the parts of a packaged app lie. */
interface PackagedApp {
  executable: string;
  /** Electron’s `process.resourcesPath`. */
  resources: string;
}

/** The folder of an app that was packaged for this system. @throws Error if there is none. */
export function findPackagedApp(): string {
  const [folder] = globSync(process.platform === 'darwin' ? 'dist/mac*/*.app' : `dist/${system()}*-unpacked`, {
    cwd: project,
  }).toSorted();
  if (folder === undefined) throw new Error('There is no packaged app in dist/.');
  return join(project, folder);
}

/** @param folder that of a packaged app; on a Mac the `.app`. */
export function partsOfPackagedApp(folder: string): PackagedApp {
  if (process.platform === 'darwin') {
    const contents = join(folder, 'Contents');
    return { executable: join(contents, 'MacOS', 'Nearnote'), resources: join(contents, 'Resources') };
  }
  const executable = process.platform === 'win32' ? 'Nearnote.exe' : 'nearnote';
  return { executable: join(folder, executable), resources: join(folder, 'resources') };
}

function system(): string {
  return process.platform === 'win32' ? 'win' : 'linux';
}
