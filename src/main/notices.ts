import { type BrowserWindow, dialog, type MessageBoxOptions, shell } from 'electron';
import type { Logger } from '../shared/log.ts';

/** Messages to the user that the page cannot show, in the system’s message boxes. */
export class Notices {
  readonly #window: () => BrowserWindow | null;
  readonly #logs: string;
  readonly #logger: Logger;

  /** @param logs the folder of the log. */
  constructor(window: () => BrowserWindow | null, logs: string, logger: Logger) {
    this.#window = window;
    this.#logs = logs;
    this.#logger = logger;
  }

  /** Opens the folder of the log in the system’s file manager. */
  async showLogs(): Promise<void> {
    const problem = await shell.openPath(this.#logs);
    if (problem !== '') this.#logger.log('file.failed', { file: 'logs' });
  }

  /** Returns once the user has read it. */
  hasToClose(): void {
    dialog.showErrorBox(
      'Nearnote has to close',
      `Something unexpected went wrong. Your notes are untouched. What is known of it is in ${this.#logs}.`,
    );
  }

  workFailed(): Promise<void> {
    return this.#tell(
      'Something that Nearnote was doing has failed.',
      'Your notes are untouched. If something does not work any more, quit Nearnote and start it again.',
    );
  }

  pageReloaded(): Promise<void> {
    return this.#tell(
      'Nearnote’s window had stopped working and was loaded again.',
      'Your notes are untouched, and what was being indexed goes on.',
    );
  }

  /** Asks whether to wait for a page that does not respond; resolves to false when it is to be loaded again. */
  async mayWait(): Promise<boolean> {
    const answer = await this.#ask({
      type: 'question',
      message: 'Nearnote’s window does not respond.',
      detail: 'It may be busy. Loading it again loses nothing but what is typed in the search box.',
      buttons: ['Wait', 'Load again'],
      cancelId: 0,
    });
    return answer === 0;
  }

  async #tell(message: string, detail: string): Promise<void> {
    const buttons = ['OK', 'Show logs'];
    if ((await this.#ask({ type: 'warning', message, detail, buttons, cancelId: 0 })) === 1) await this.showLogs();
  }

  /** @returns the place of the button that was chosen. */
  async #ask(options: MessageBoxOptions): Promise<number> {
    const window = this.#window();
    const answer = await (window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options));
    return answer.response;
  }
}
