import { type UserText, userText } from '../shared/user-text.ts';
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
        message: this.#say(message),
        detail: this.#say(detail),
        buttons: [this.#say(userText('Cancel')), this.#say(agree)],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
        ...(remember === undefined ? {} : { checkboxLabel: this.#say(remember) }),
      });
      if (response !== 1) this.#refusals.count();
      return response === 1 ? { isAgreed: true, isRemembered: checkboxChecked } : refused;
    } finally {
      this.#isAsking = false;
    }
  }
}
