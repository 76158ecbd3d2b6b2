import { join, resolve } from 'node:path';
import { partsOfPackagedApp } from '../../scripts/packaged-app.ts';

/** Where the app lies that the stand-in runs. */
interface AppPlace {
  isPackaged: boolean;
  appPath: string;
  /** Electron’s `process.resourcesPath`. */
  resources: string;
}

const project = resolve(import.meta.dirname, '..', '..');

/** The project’s build, or the packaged app in the folder that `NEARNOTE_PACKAGED` names. */
export const appPlace: AppPlace = findApp(process.env);

function findApp({ NEARNOTE_PACKAGED: packaged, NEARNOTE_EXTRACTED: extracted }: NodeJS.ProcessEnv): AppPlace {
  if (packaged === undefined) return { isPackaged: false, appPath: project, resources: join(project, 'resources') };
  if (extracted === undefined) throw new Error('Nobody has extracted the archive: see e2e/prepare.ts.');
  return { isPackaged: true, appPath: extracted, resources: partsOfPackagedApp(resolve(packaged)).resources };
}
