import { pageRequests } from '../../shared/contract.ts';
import { NearnoteError, toErrorShape } from '../../shared/errors.ts';
import { verbatim } from '../../shared/user-text.ts';
import type { WindowApi } from '../../shared/window-api.ts';
import type { RequestInput, RequestOutput } from '../lib/api.ts';

type RequestName = keyof typeof pageRequests;
type Answers = { [K in RequestName]?: (input: RequestInput<K>) => RequestOutput<K> | Promise<RequestOutput<K>> };

/**
 * Stands in for the app behind `window.nearnote`. Like the real one it keeps to the contract: requests and answers must have
 * the contract’s shapes. It sends no events.
 */
export class FakeApp {
  readonly #answers: Answers;
  readonly #requests: { name: RequestName; input: unknown }[] = [];

  /** @param answers by request; a request without one is refused with an error. */
  constructor(answers: Answers) {
    this.#answers = answers;
    const api: WindowApi = {
      request: (name, input) => this.#answer(name, input),
      on: () => () => undefined,
      tokenForFile: async () => null,
    };
    Object.defineProperty(window, 'nearnote', { value: api, configurable: true });
  }

  /** The inputs of all requests of one name, oldest first. */
  inputsOf(name: RequestName): unknown[] {
    return this.#requests.filter((sent) => sent.name === name).map(({ input }) => input);
  }

  async #answer<K extends RequestName>(name: K, raw: unknown): Promise<unknown> {
    this.#requests.push({ name, input: raw });
    try {
      const answer = this.#answers[name];
      if (!answer) throw new NearnoteError('internal', verbatim(`The test does not answer “${name}”.`));
      // Inside a generic method TypeScript cannot know that the parsed input is this request’s.
      const input = pageRequests[name].input.parse(raw) as RequestInput<K>;
      return { ok: true, output: pageRequests[name].output.parse(await answer(input)) };
    } catch (error) {
      return { ok: false, error: toErrorShape(error) };
    }
  }
}
