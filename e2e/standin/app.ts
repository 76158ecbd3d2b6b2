import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { appDataFolder } from '../../src/cli/data-folder.ts';
import { CancelableEvent } from './cancelable.ts';
import { appPlace } from './packaged.ts';
import { programFor } from './programs.ts';
import { lockSingleInstance, releaseSingleInstance } from './single-instance.ts';

const manifest = z
  .object({ name: z.string(), version: z.string() })
  .parse(JSON.parse(readFileSync(join(appPlace.appPath, 'package.json'), 'utf8')));
Object.defineProperty(process, 'resourcesPath', { value: appPlace.resources });

const { values } = parseArgs({ options: { 'user-data-dir': { type: 'string' } }, strict: false });
const switches = new Map(Object.entries(values).map(([name, value]) => [name, String(value)]));

/** A window that has to be closed before the app quits, and may refuse. */
interface Closable {
  /** Resolves to whether the window is gone. */
  closeForQuit(): Promise<boolean>;
  endSession(): void;
}

/** Electron’s `app`: paths, life cycle and the single-instance lock. */
class App extends EventEmitter {
  readonly isPackaged = appPlace.isPackaged;
  readonly name = manifest.name;
  /** The stand-in’s Chromium reaches no other host in a test, whatever it is told. */
  readonly commandLine = {
    hasSwitch: (name: string) => switches.has(name),
    appendSwitch: (name: string, value: string) => void switches.set(name, value),
  };
  readonly #ready = Promise.withResolvers<void>();
  readonly #windows = new Set<Closable>();
  #userData = userDataFolder();
  #isReady = false;
  #quitting = false;

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  getAppPath(): string {
    return appPlace.appPath;
  }

  getVersion(): string {
    return manifest.version;
  }

  /** The system’s languages are not the scenarios’ business. */
  getPreferredSystemLanguages(): string[] {
    return ['en-US'];
  }

  getPath(name: string): string {
    if (name === 'userData') return this.#userData;
    if (name === 'appData') return dirname(appDataFolder(process.platform, process.env));
    throw new Error(`The stand-in has no path “${name}”.`);
  }

  setPath(name: string, path: string): void {
    if (name !== 'userData') throw new Error(`The stand-in’s path “${name}” stays what it is.`);
    this.#userData = path;
  }

  getApplicationNameForProtocol(url: string): string {
    return programFor(url);
  }

  requestSingleInstanceLock(): boolean {
    return lockSingleInstance(this.#userData, () => this.emit('second-instance', new CancelableEvent(), [], '', {}));
  }

  releaseSingleInstanceLock(): void {
    releaseSingleInstance(this.#userData);
  }

  quit(): void {
    void this.#quit();
  }

  exit(code: number): void {
    this.emit('quit', new CancelableEvent(), code);
    process.exit(code);
  }

  /** For the stand-in itself: Electron becomes ready once the main module has been evaluated. */
  becomeReady(): void {
    if (this.#quitting) return;
    this.#isReady = true;
    this.#ready.resolve();
  }

  /** For the stand-in itself: most of Electron exists only then. @throws Error with `complaint`. */
  mustBeReady(complaint: string): void {
    if (!this.#isReady) throw new Error(complaint);
  }

  /** For the stand-in itself: some things are taken only before. @throws Error with `complaint`. */
  mustNotBeReady(complaint: string): void {
    if (this.#isReady) throw new Error(complaint);
  }

  /** For the harness: Windows tells the windows that the user’s session ends, and nobody else. */
  endSession(): void {
    for (const window of this.#windows) window.endSession();
  }

  windowOpened(window: Closable): void {
    this.#windows.add(window);
  }

  windowClosed(window: Closable): void {
    this.#windows.delete(window);
    if (this.#windows.size === 0 && !this.#quitting) this.emit('window-all-closed');
  }

  async #quit(): Promise<void> {
    if (this.#quitting) return;
    const beforeQuit = new CancelableEvent();
    this.emit('before-quit', beforeQuit);
    if (beforeQuit.defaultPrevented) return;
    this.#quitting = true;
    for (const window of this.#windows) {
      if (!(await window.closeForQuit())) {
        this.#quitting = false;
        return;
      }
    }
    this.emit('will-quit', new CancelableEvent());
    this.exit(0);
  }
}

/** The folder that Electron’s own switch names; without it Electron’s default, so that both runtimes show one library. */
function userDataFolder(): string {
  const asked = switches.get('user-data-dir');
  return asked === undefined ? appDataFolder(process.platform, process.env) : resolve(asked);
}

export const app = new App();
