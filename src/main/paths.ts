import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { modelSettingsFile } from '../shared/models.ts';
import { networkFile } from '../shared/network.ts';

/** Where everything lies, in the built app: what ships with it, and what is the user's. */
export interface Paths {
  preload: string;
  pageFiles: string;
  engineProcess: string;
  parsingWorker: string;
  mapWorker: string;
  inferenceProcess: string;
  keychainProcess: string;
  icon: string;
  models: string;
  modelCredits: string;
  sample: string;
  /** The file of a prepared empty database; null where the build made none. */
  template: string | null;
  userData: string;
  library: string;
  windowState: string;
  preferences: string;
  /** The hosts that the user has allowed. */
  hosts: string;
  /** The engine’s settings of models. */
  modelSettings: string;
  /** Whether the network may be used, and what was done with it. */
  network: string;
  logs: string;
  /** What the window showed last. */
  lastSeen: string;
  /** What V8 has made of the programs of our processes, which then need not be compiled again. */
  compileCache: string;
}

/**
 * The name of the folder of what is the user’s, whatever the product is called: Electron would follow the product’s name,
 * and a library would seem to be gone.
 */
const userFolder = 'nearnote';

/** Fixes where Electron keeps what is the user’s, unless its own switch names a folder. Before anything asks for it. */
export function keepUserFolder(): void {
  if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), userFolder));
}

export function findPaths(): Paths {
  // Native code reads these files by their paths, which an archive would not have.
  const resources = app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources');
  const models = join(resources, 'models');
  const template = join(app.isPackaged ? resources : join(app.getAppPath(), 'out'), 'template.gz');
  const userData = app.getPath('userData');
  return {
    preload: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
    pageFiles: join(import.meta.dirname, '..', 'renderer'),
    engineProcess: join(import.meta.dirname, 'engine.js'),
    parsingWorker: join(import.meta.dirname, 'parsing.js'),
    mapWorker: join(import.meta.dirname, 'map.js'),
    inferenceProcess: join(import.meta.dirname, 'inference.js'),
    keychainProcess: join(import.meta.dirname, 'keychain.js'),
    icon: join(resources, 'icon.png'),
    models,
    sample: join(resources, 'sample'),
    modelCredits: join(models, 'starter', 'CREDITS.md'),
    template: existsSync(template) ? template : null,
    userData,
    library: join(userData, 'library'),
    windowState: join(userData, 'window.json'),
    preferences: join(userData, 'preferences.json'),
    hosts: join(userData, 'hosts.json'),
    modelSettings: join(userData, modelSettingsFile),
    network: join(userData, networkFile),
    logs: join(userData, 'logs'),
    lastSeen: join(userData, 'last-seen.json'),
    compileCache: join(userData, 'compile-cache'),
  };
}
