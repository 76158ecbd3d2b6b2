/** Milliseconds. A busy page answers a click late; a moment later nobody would think that they had asked for it. */
const moment = 2_000;

/** Milliseconds. What is read or drawn first may take a while. */
const aWhile = 5_000;

/** What is used of a page’s contents; Electron’s `WebContents` fits. */
interface InputSource {
  on(event: 'input-event', listener: (event: unknown, input: { type: string }) => void): unknown;
  on(event: 'before-input-event', listener: (event: unknown, input: { type: string; key: string }) => void): unknown;
}

const presses = new Set(['mouseUp', 'touchEnd', 'gestureTap']);
const pressingKeys = new Set(['Enter', ' ']);

/**
 * What the user has just pressed, as main sees it: with the mouse, a finger, or the keys that press a button. A page can
 * claim anything, but not make these. A press serves once.
 */
export class Gestures {
  readonly #now: () => number;
  #pressedAt = Number.NEGATIVE_INFINITY;
  #usedAt = Number.NEGATIVE_INFINITY;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  watch(source: InputSource): void {
    source.on('input-event', (_event, { type }) => {
      if (presses.has(type)) this.note();
      else if (type === 'mouseDown' || type === 'touchStart') this.#usedAt = this.#now();
    });
    source.on('before-input-event', (_event, { key }) => {
      if (pressingKeys.has(key)) this.note();
      else this.#usedAt = this.#now();
    });
  }

  /** The user has pressed something, or chosen it in the menu. */
  note(): void {
    this.#pressedAt = this.#now();
    this.#usedAt = this.#pressedAt;
  }

  /** Whether the user has used the mouse’s buttons, a finger or any key within the last seconds: keys of commands, or a drag. */
  get isInUse(): boolean {
    return this.#now() - this.#usedAt <= aWhile;
  }

  /** Whether the user has pressed something a moment ago. It counts for nothing else then. */
  take(): boolean {
    const isRecent = this.#now() - this.#pressedAt <= moment;
    this.#pressedAt = Number.NEGATIVE_INFINITY;
    return isRecent;
  }
}
