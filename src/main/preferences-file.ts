import type { Logger } from '../shared/log.ts';
import {
  changedPreferences,
  defaultPreferences,
  type Preferences,
  type PreferencesChange,
  readPreferences,
} from '../shared/preferences.ts';
import { KeptFile } from './kept-file.ts';

/** The user’s preferences. */
export class PreferencesFile {
  readonly #file: KeptFile<Preferences>;

  constructor(path: string, logger: Logger) {
    const options = { name: 'preferences', read: readPreferences, initial: () => defaultPreferences } as const;
    this.#file = new KeptFile(path, options, logger);
  }

  get now(): Preferences {
    return this.#file.now;
  }

  change(change: PreferencesChange): Preferences {
    this.#file.set(changedPreferences(this.now, change));
    return this.now;
  }

  /** @see KeptFile.settled */
  settled(): Promise<void> {
    return this.#file.settled();
  }
}
