import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The app's name in package.json, after which Electron names its folder. */
const name = 'nearnote';

/** Where the app keeps what belongs to no one library, downloaded models among it. `NEARNOTE_DATA` names another folder. */
export function dataFolder({ env, cwd }: { env: NodeJS.ProcessEnv; cwd: string }): string {
  return env.NEARNOTE_DATA ? resolve(cwd, env.NEARNOTE_DATA) : appDataFolder(process.platform, env);
}

/** Electron's `userData` folder, as it decides it for each system. */
export function appDataFolder(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name);
  if (platform === 'win32') return join(environment.APPDATA || join(homedir(), 'AppData', 'Roaming'), name);
  return join(environment.XDG_CONFIG_HOME || join(homedir(), '.config'), name);
}
