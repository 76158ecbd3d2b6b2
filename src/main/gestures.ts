/** Milliseconds. A busy page answers a click late; a moment later nobody would think that they had asked for it. */
const moment = 2_000;

/** Milliseconds. What is read or drawn first may take a while, and a drag begins after its press. */
const aWhile = 5_000;

/** One press may open several notes, but no more than the page offers to open at once. */
const mostOfAPress = 20;

/** What is used of a key; Electron’s `Input` fits. */
interface KeyInput {
  type: string;
  key: string;
  isAutoRepeat: boolean;
  control: boolean;
  alt: boolean;
  meta: boolean;
}

/** What is used of a page’s contents; Electron’s `WebContents` fits. */
interface InputSource {
  on(event: 'input-event', listener: (event: unknown, input: { type: string }) => void): unknown;
  on(event: 'before-input-event', listener: (event: unknown, input: KeyInput) => void): unknown;
}

/**
 * What the user has just pressed, as main sees it: with the mouse, a finger, the keys that press a button, or those of
 * commands. A page can claim anything, but not make these. What is typed into a field is no press.
 */
export class Gestures {
  readonly #now: () => number;
  /** When something was pressed that may press a button. */
  #pressedAt = Number.NEGATIVE_INFINITY;
  /** When something was pressed at all: that, the keys of a command, or the beginning of a drag. */
  #actedAt = Number.NEGATIVE_INFINITY;
  /** What may still be done with that. */
  #left = 0;
  /** Whether letters were the last that was typed: a space is one of them then. */
  #isTyping = false;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  watch(source: InputSource): void {
    source.on('input-event', (_event, { type }) => {
      if (type === 'mouseDown' || type === 'touchStart') this.#begin();
      else if (type === 'mouseUp' || type === 'gestureTap') this.#press();
    });
    source.on('before-input-event', (_event, input) => {
      // A key that is let go, or held down, is the press that it was.
      if (input.type === 'keyDown' && !input.isAutoRepeat) this.#key(input);
    });
  }

  /** The user has chosen something in the menu. */
  note(): void {
    this.#begin();
    this.#press();
  }

  /** Whether what the user has pressed within the last seconds may do one more thing: open a note, say, of several. */
  act(): boolean {
    if (this.#left === 0 || this.#now() - this.#actedAt > aWhile) return false;
    this.#left -= 1;
    return true;
  }

  /** Whether the user has pressed a button, or a link, a moment ago. It counts for nothing else then. */
  take(): boolean {
    const isRecent = this.#now() - this.#pressedAt <= moment;
    this.#pressedAt = Number.NEGATIVE_INFINITY;
    return isRecent;
  }

  #key({ key, control, alt, meta }: KeyInput): void {
    // Alt types characters, too: as AltGr, which is Control and Alt, and on a Mac.
    const isTyped = [...key].length === 1 && (alt ? !(meta || /^[a-z0-9]$/i.test(key)) : !(control || meta));
    const isOfCommand = (control || alt || meta || /^F\d+$/.test(key)) && !isTyped && !modifiers.has(key);
    if (key === 'Enter' || (key === ' ' && !this.#isTyping)) {
      this.#begin();
      this.#press();
    } else if (isOfCommand) this.#begin();
    if (leavesField.has(key)) this.#isTyping = false;
    else if (isTyped && key !== ' ') this.#isTyping = true;
  }

  #begin(): void {
    this.#actedAt = this.#now();
    this.#left = mostOfAPress;
  }

  /** The end of a press: what began with it may take until now. */
  #press(): void {
    this.#pressedAt = this.#now();
    this.#actedAt = this.#pressedAt;
    this.#isTyping = false;
  }
}

const modifiers = new Set(['Alt', 'AltGraph', 'Control', 'Meta', 'Shift']);
/** Keys after which the focus may be elsewhere than in the field that was typed into. */
const leavesField = new Set(['Tab', 'Escape']);
