import { NearnoteError, userTextOf } from '../../shared/errors.ts';
import type { UpdateState } from '../../shared/updates.ts';
import { type UserText, userText } from '../../shared/user-text.ts';

/** What finds, fetches and installs versions. */
export interface Updater {
  /** Where the releases are. */
  readonly address: string;
  /** @returns a newer version; null if there is none. */
  look(): Promise<string | null>;
  /** Downloads the version that was found, and checks it. @param onBytes is told how much there is so far. */
  fetch(onBytes: (bytes: number) => void): Promise<void>;
  /** Puts the new version in the place of this one and quits; then the new one starts. */
  install(): Promise<void>;
}

interface UpdatesDependencies {
  /** Why this copy cannot be updated; null if it can. */
  obstacle: UserText | null;
  /** Loads the updater, which nothing needs before somebody asks for it. */
  open: () => Promise<Updater>;
  /** Lets the user agree that the address is contacted. @throws NearnoteError `consent-missing`. */
  agreeToAddress: (address: string) => Promise<void>;
  /** Whether the address may be contacted without a question. */
  isAllowed: (address: string) => boolean;
  /** Lets the user agree that the version is installed now. @throws NearnoteError `consent-missing`. */
  agreeToInstall: (version: string) => Promise<void>;
  onChange: (state: UpdateState) => void;
}

const day = 24 * 60 * 60 * 1_000;
/** Milliseconds after the start: then the window has other things to do. */
const firstLookAfter = 60_000;

/** New versions of Nearnote. Each step is the user’s: looking, downloading, installing. */
export class Updates {
  readonly #dependencies: UpdatesDependencies;
  #updater: Promise<Updater> | null = null;
  #state: UpdateState;

  constructor(dependencies: UpdatesDependencies) {
    this.#dependencies = dependencies;
    const { obstacle } = dependencies;
    this.#state = obstacle === null ? { kind: 'unknown' } : { kind: 'unavailable', reason: obstacle };
  }

  get state(): UpdateState {
    return this.#state;
  }

  /** Looks for a newer version, once the user has allowed the address. @throws NearnoteError `consent-missing`. */
  async look(): Promise<UpdateState> {
    if (this.#isBusy()) return this.#state;
    const updater = await this.#open();
    await this.#dependencies.agreeToAddress(updater.address);
    return this.#lookWith(updater);
  }

  /** Looks a minute after the start and then daily, while `isWanted` says so, at an address that is allowed. */
  lookDaily(isWanted: () => boolean): void {
    const lookNow = async (): Promise<void> => {
      if (!isWanted() || this.#isBusy() || this.#state.kind === 'found') return;
      const updater = await this.#open();
      if (this.#dependencies.isAllowed(updater.address)) await this.#lookWith(updater);
    };
    setTimeout(() => {
      void lookNow();
      setInterval(() => void lookNow(), day).unref();
    }, firstLookAfter).unref();
  }

  /** Downloads the version that was found. */
  async fetch(): Promise<UpdateState> {
    if (this.#state.kind !== 'found') return this.#state;
    const { version } = this.#state;
    this.#show({ kind: 'fetching', version, bytes: 0 });
    return this.#try(async () => {
      const updater = await this.#open();
      await updater.fetch((bytes) => this.#show({ kind: 'fetching', version, bytes }));
      return { kind: 'ready', version };
    });
  }

  /** Installs the version that was downloaded, once the user agrees. @throws NearnoteError `consent-missing`. */
  async install(): Promise<UpdateState> {
    const ready = this.#state;
    if (ready.kind !== 'ready') return ready;
    await this.#dependencies.agreeToInstall(ready.version);
    return this.#try(async () => {
      await (await this.#open()).install();
      return ready;
    });
  }

  #isBusy(): boolean {
    return ['unavailable', 'looking', 'fetching', 'ready'].includes(this.#state.kind);
  }

  #open(): Promise<Updater> {
    this.#updater ??= this.#dependencies.open();
    return this.#updater;
  }

  #lookWith(updater: Updater): Promise<UpdateState> {
    this.#show({ kind: 'looking' });
    return this.#try(async () => {
      const version = await updater.look();
      return version === null ? { kind: 'current' } : { kind: 'found', version };
    });
  }

  async #try(work: () => Promise<UpdateState>): Promise<UpdateState> {
    try {
      this.#show(await work());
    } catch (error) {
      // electron-updater’s own errors are long and technical: what they say helps nobody in the window.
      const reason =
        error instanceof NearnoteError
          ? userTextOf(error)
          : userText('What was found there is no release of Nearnote, or not a whole one.');
      this.#show({ kind: 'failed', reason });
    }
    return this.#state;
  }

  #show(state: UpdateState): void {
    this.#state = state;
    this.#dependencies.onChange(state);
  }
}
