import type { NearnoteError } from '../../shared/errors.ts';
import { userText } from '../../shared/user-text.ts';
import type { Database } from '../store/database.ts';
import { describeIncidents, Incidents } from './incidents.ts';
import type { LibraryStatus } from './library-status.ts';

const noRoom = userText(
  'The disk is nearly full, so reading notes and learning their meaning wait. They go on by themselves when there is room; search goes on meanwhile.',
);

/** Has the user told what has happened to a library, and what keeps it from going on. */
export class LibraryHealth {
  readonly #incidents: Incidents;
  readonly #libraryStatus: LibraryStatus;
  /** Whether the database was made anew and the user has not seen it yet. */
  readonly isRebuilt: boolean;

  private constructor(incidents: Incidents, libraryStatus: LibraryStatus, isRebuilt: boolean) {
    this.#incidents = incidents;
    this.#libraryStatus = libraryStatus;
    this.isRebuilt = isRebuilt;
  }

  static async open(
    library: string,
    database: Database,
    libraryStatus: LibraryStatus,
    onEnded: (error: NearnoteError) => void,
  ): Promise<LibraryHealth> {
    const incidents = new Incidents(library);
    const happened = await incidents.list();
    libraryStatus.notice('opening', describeIncidents(happened));
    database.room.watch((isMissing) => libraryStatus.notice('disk', isMissing ? noRoom : null));
    database.watchFailures((error) => {
      if (error.code === 'library-damaged') libraryStatus.damaged();
      else onEnded(error);
    });
    return new LibraryHealth(
      incidents,
      libraryStatus,
      happened.some(({ kind }) => kind !== 'choices-lost'),
    );
  }

  /** The user has seen what has happened. */
  async seen(): Promise<void> {
    await this.#incidents.forget();
    this.#libraryStatus.notice('opening', null);
  }
}
