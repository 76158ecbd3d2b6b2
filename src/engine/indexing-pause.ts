import PQueue from 'p-queue';
import type { EngineServices } from './engine-parts.ts';

/** The pause of a library: reading folders and embedding wait, also over a restart. A few changed notes are still read. */
export class IndexingPause {
  readonly #services: Pick<EngineServices, 'file' | 'generations' | 'indexer' | 'libraryStatus' | 'scans'>;
  /** In the order the user asked: the last wish stands. */
  readonly #wishes = new PQueue({ concurrency: 1 });
  #isHeld = false;

  constructor(services: Pick<EngineServices, 'file' | 'generations' | 'indexer' | 'libraryStatus' | 'scans'>) {
    this.#services = services;
  }

  /** Holds what an earlier session has paused. */
  continueStored(): void {
    if (this.#services.file.content.isPaused) this.#hold();
  }

  /** Says that the folders are about to be looked through, unless they wait: until then nothing may be called up to date. */
  expectLook(): void {
    const { file, libraryStatus } = this.#services;
    if (!file.content.isPaused && file.content.folders.length > 0) libraryStatus.enter('scanning');
  }

  begin(): Promise<void> {
    return this.#wishes.add(async () => {
      this.#hold();
      await this.#services.file.update(() => ({ isPaused: true }));
    });
  }

  end(): Promise<void> {
    return this.#wishes.add(async () => {
      const { file, generations, indexer, libraryStatus, scans } = this.#services;
      if (!this.#isHeld && !file.content.isPaused) return;
      await file.update(() => ({ isPaused: false }));
      this.#isHeld = false;
      libraryStatus.pause(false);
      libraryStatus.notice('crashes', null);
      generations.resumeEmbedding();
      indexer.resume();
      scans.resume();
    });
  }

  #hold(): void {
    this.#isHeld = true;
    this.#services.libraryStatus.pause(true);
    this.#services.generations.pauseEmbedding();
    this.#services.indexer.pause();
    this.#services.scans.pause();
  }
}
