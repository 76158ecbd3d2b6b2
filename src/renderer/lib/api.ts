import type { z } from 'zod';
import { type EventName, events, type PageRequestName, pageRequests } from '../../shared/contract.ts';
import { fromErrorShape, NearnoteError, userTextOf } from '../../shared/errors.ts';
import { userText } from '../../shared/user-text.ts';
import { pageAnswer, type WindowApi } from '../../shared/window-api.ts';

declare global {
  interface Window {
    readonly nearnote: WindowApi;
  }
}

export type RequestInput<K extends PageRequestName> = z.infer<(typeof pageRequests)[K]['input']>;
export type RequestOutput<K extends PageRequestName> = z.infer<(typeof pageRequests)[K]['output']>;
export type EventData<K extends EventName> = z.infer<(typeof events)[K]>;

const outputs: { [K in PageRequestName]: { output: z.ZodType<RequestOutput<K>> } } = pageRequests;
const eventShapes: { [K in EventName]: z.ZodType<EventData<K>> } = events;

/**
 * Sends a request to the app and validates the answer.
 * @throws NearnoteError as the app sent it; `internal` when the answer is missing or has the wrong shape.
 */
export async function request<K extends PageRequestName>(name: K, input: RequestInput<K>): Promise<RequestOutput<K>> {
  const raw = await window.nearnote.request(name, input).catch((error: unknown) => {
    throw new NearnoteError(
      'internal',
      userText('The request “{name}” could not be sent: {error}', { name, error: userTextOf(error) }),
      {
        cause: error,
      },
    );
  });
  const answer = pageAnswer.safeParse(raw);
  if (answer.data?.ok === false) throw fromErrorShape(answer.data.error);
  const output = outputs[name].output.safeParse(answer.data?.output);
  if (output.success) return output.data;
  throw new NearnoteError(
    'internal',
    userText('“{name}” was answered in an unexpected form. Restart Nearnote and try again.', { name }),
  );
}

/**
 * Listens to an event. Data of the wrong shape goes to `onError` as a NearnoteError instead.
 * @returns a function that stops listening.
 */
export function onEvent<K extends EventName>(
  name: K,
  listener: (data: EventData<K>) => void,
  onError: (error: NearnoteError) => void,
): () => void {
  return window.nearnote.on(name, (raw) => {
    const data = eventShapes[name].safeParse(raw);
    if (data.success) listener(data.data);
    else
      onError(
        new NearnoteError(
          'internal',
          userText('The event “{name}” arrived in an unexpected form. Restart Nearnote.', { name }),
        ),
      );
  });
}

/** Tokens for dropped files and folders. What is not on this computer’s disk (an image from a web page) is left out. */
export async function tokensOf(files: Iterable<File>): Promise<string[]> {
  const tokens = await Promise.all(Array.from(files, (file) => window.nearnote.tokenForFile(file)));
  return tokens.filter((token) => token !== null);
}
