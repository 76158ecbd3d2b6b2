import { type TextValue, type UserText, userText } from '../shared/user-text.ts';
import { RateLimit } from './rate-limit.ts';

/** What the user is asked before something is done that the page alone may not decide. */
export interface Question {
  message: UserText;
  detail: UserText;
  /** The label of the button that agrees. */
  agree: UserText;
  /** The label of a check box, such as “Do not ask again”; there is none without it. */
  remember?: UserText;
}

/** The options of Electron’s message box that are used. */
interface MessageBox {
  type: 'question';
  message: string;
  detail: string;
  buttons: string[];
  defaultId: number;
  cancelId: number;
  noLink: true;
  checkboxLabel?: string;
}

export interface Answer {
  isAgreed: boolean;
  /** Whether the check box was ticked. */
  isRemembered: boolean;
}

const refused: Answer = { isAgreed: false, isRemembered: false };

/** Refusals within a minute after which nothing more is asked: a page must not wear its user down. */
const mostRefusals = 3;

/** Of a name or an address in a question: the beginning says what it is, the rest may be longer than a screen. */
const mostLetters = 500;

/** Asks the user in the system’s message boxes, which no page can answer. Whatever is not agreed to is refused. */
export class Questions {
  readonly #show: (box: MessageBox) => Promise<{ response: number; checkboxChecked: boolean }>;
  readonly #say: (text: UserText) => string;
  readonly #refusals: RateLimit;
  #isAsking = false;

  /** @param say puts a text into the user’s language. */
  constructor(
    show: (box: MessageBox) => Promise<{ response: number; checkboxChecked: boolean }>,
    say: (text: UserText) => string,
    refusals = new RateLimit(mostRefusals, 60_000),
  ) {
    this.#show = show;
    this.#say = say;
    this.#refusals = refusals;
  }

  /** While one question is open, every other is refused. */
  async ask({ message, detail, agree, remember }: Question): Promise<Answer> {
    if (this.#isAsking || this.#refusals.isReached) return refused;
    this.#isAsking = true;
    try {
      const { response, checkboxChecked } = await this.#show({
        type: 'question',
        message: this.#say(plain(message)),
        detail: this.#say(plain(detail)),
        buttons: [this.#say(userText('Cancel')), this.#say(agree)],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
        ...(remember === undefined ? {} : { checkboxLabel: this.#say(plain(remember)) }),
      });
      if (response !== 1) this.#refusals.count();
      return response === 1 ? { isAgreed: true, isRemembered: checkboxChecked } : refused;
    } finally {
      this.#isAsking = false;
    }
  }
}

/** A text whose values, which may be the page’s or a note’s, stand in one line: they cannot look like a part of the question. */
function plain({ text, values }: UserText): UserText {
  return { text, values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inOneLine(value)])) };
}

function inOneLine(value: TextValue): TextValue {
  if (typeof value === 'object') return plain(value);
  if (typeof value === 'number') return value;
  const line = value.replace(/\s+/gu, ' ');
  return line.length <= mostLetters ? line : `${line.slice(0, mostLetters)}…`;
}
