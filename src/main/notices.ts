import { type BrowserWindow, dialog, type MessageBoxOptions, shell } from 'electron';
import type { Logger } from '../shared/log.ts';
import { type UserText, userText } from '../shared/user-text.ts';
import { showMessageBox } from './message-box.ts';

/** Messages to the user that the page cannot show, in the system’s message boxes. */
export class Notices {
  readonly #window: () => BrowserWindow | null;
  readonly #logs: string;
  readonly #logger: Logger;
  readonly #say: (text: UserText) => string;

  /** @param logs the folder of the log. @param say puts a text into the user’s language. */
  constructor(window: () => BrowserWindow | null, logs: string, logger: Logger, say: (text: UserText) => string) {
    this.#window = window;
    this.#logs = logs;
    this.#logger = logger;
    this.#say = say;
  }

  /** Opens the folder of the log in the system’s file manager. */
  async showLogs(): Promise<void> {
    const problem = await shell.openPath(this.#logs);
    if (problem !== '') this.#logger.log('file.failed', { file: 'logs' });
  }

  /** Returns once the user has read it. */
  hasToClose(): void {
    dialog.showErrorBox(
      this.#say(userText('Nearnote has to close')),
      this.#say(
        userText('Something unexpected went wrong. Your notes are untouched. What is known of it is in {logs}.', {
          logs: this.#logs,
        }),
      ),
    );
  }

  workFailed(): Promise<void> {
    return this.#tell(
      userText('Something that Nearnote was doing has failed.'),
      userText('Your notes are untouched. If something does not work any more, quit Nearnote and start it again.'),
    );
  }

  pageReloaded(): Promise<void> {
    return this.#tell(
      userText('Nearnote’s window had stopped working and was loaded again.'),
      userText('Your notes are untouched, and what was being indexed goes on.'),
    );
  }

  /** Asks whether to wait for a page that does not respond; resolves to false when it is to be loaded again. */
  async mayWait(): Promise<boolean> {
    const answer = await this.#ask({
      type: 'question',
      message: this.#say(userText('Nearnote’s window does not respond.')),
      detail: this.#say(
        userText('It may be busy. Loading it again loses nothing but what is typed in the search box.'),
      ),
      buttons: [userText('Wait'), userText('Load again')].map(this.#say),
      cancelId: 0,
    });
    return answer === 0;
  }

  async #tell(message: UserText, detail: UserText): Promise<void> {
    const buttons = [userText('OK'), userText('Show logs')].map(this.#say);
    const words = { message: this.#say(message), detail: this.#say(detail), buttons };
    if ((await this.#ask({ type: 'warning', ...words, cancelId: 0 })) === 1) await this.showLogs();
  }

  /** @returns the place of the button that was chosen. */
  async #ask(options: MessageBoxOptions): Promise<number> {
    return (await showMessageBox(this.#window(), options)).response;
  }
}
