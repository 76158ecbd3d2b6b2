import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { appDataFolder } from '../../src/cli/data-folder.ts';
import { CancelableEvent } from './cancelable.ts';
import { programFor } from './programs.ts';
import { lockSingleInstance } from './single-instance.ts';

const project = resolve(import.meta.dirname, '..', '..');
const manifest = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')));

/** A window that has to be closed before the app quits, and may refuse. */
interface Closable {
  /** Resolves to whether the window is gone. */
  closeForQuit(): Promise<boolean>;
}

/** Electron’s `app`: paths, life cycle and the single-instance lock. */
class App extends EventEmitter {
  readonly isPackaged = false;
  readonly #ready = Promise.withResolvers<void>();
  readonly #windows = new Set<Closable>();
  readonly #userData = userDataFolder();
  #isReady = false;
  #quitting = false;

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  getAppPath(): string {
    return project;
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
    throw new Error(`The stand-in has no path “${name}”.`);
  }

  getApplicationNameForProtocol(url: string): string {
    return programFor(url);
  }

  requestSingleInstanceLock(): boolean {
    return lockSingleInstance(this.#userData, () => this.emit('second-instance', new CancelableEvent(), [], '', {}));
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
  const { values } = parseArgs({ options: { 'user-data-dir': { type: 'string' } }, strict: false });
  const asked = values['user-data-dir'];
  return typeof asked === 'string' ? resolve(asked) : appDataFolder(process.platform, process.env);
}

export const app = new App();
