import type { z } from 'zod';
import { type EventName, events, type PageRequestName, pageRequests } from '../shared/contract.ts';
import { fromErrorShape, messageOf, NearnoteError } from '../shared/errors.ts';
import { type PageAnswer, pageAnswer, type WindowApi } from '../shared/window-api.ts';

declare global {
  interface Window {
    readonly nearnote: WindowApi;
  }
}

type RequestInput<K extends PageRequestName> = z.infer<(typeof pageRequests)[K]['input']>;
type RequestOutput<K extends PageRequestName> = z.infer<(typeof pageRequests)[K]['output']>;
type EventData<K extends EventName> = z.infer<(typeof events)[K]>;

const outputs: { [K in PageRequestName]: { output: z.ZodType<RequestOutput<K>> } } = pageRequests;
const eventShapes: { [K in EventName]: z.ZodType<EventData<K>> } = events;

/**
 * Asks the app for something and checks the shape of what comes back.
 * @throws NearnoteError as it was sent; `internal` when the answer is missing or has the wrong shape.
 */
export async function request<K extends PageRequestName>(name: K, input: RequestInput<K>): Promise<RequestOutput<K>> {
  const answer = await ask(name, input);
  if (!answer.ok) throw fromErrorShape(answer.error);
  const output = outputs[name].output.safeParse(answer.output);
  if (!output.success) throw unexpectedAnswer(name);
  return output.data;
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
    else onError(new NearnoteError('internal', `The event “${name}” arrived in an unexpected form. Restart Nearnote.`));
  });
}

/** The absolute paths of what was dropped; things that are no files of this computer (an image from a web page) are left out. */
export function pathsOf(files: Iterable<File>): string[] {
  return Array.from(files, (file) => window.nearnote.pathForFile(file)).filter((path) => path !== '');
}

async function ask(name: PageRequestName, input: unknown): Promise<PageAnswer> {
  let raw: unknown;
  try {
    raw = await window.nearnote.request(name, input);
  } catch (error) {
    throw new NearnoteError('internal', `Nearnote could not be asked for “${name}”: ${messageOf(error)}`, {
      cause: error,
    });
  }
  const answer = pageAnswer.safeParse(raw);
  if (!answer.success) throw unexpectedAnswer(name);
  return answer.data;
}

function unexpectedAnswer(name: PageRequestName): NearnoteError {
  return new NearnoteError('internal', `“${name}” was answered in an unexpected form. Restart Nearnote and try again.`);
}
