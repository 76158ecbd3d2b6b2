import { z } from 'zod';
import { errorShape, fromErrorShape, NearnoteError, toErrorShape } from './errors.ts';
import { userText } from './user-text.ts';

/** Requests by name, each with the shapes of its input and its output. */
export type Contract = Record<string, { input: z.ZodType; output: z.ZodType }>;

type Input<C extends Contract, K extends keyof C> = z.infer<C[K]['input']>;
type Output<C extends Contract, K extends keyof C> = z.infer<C[K]['output']>;

export type Handlers<C extends Contract> = {
  [K in keyof C]: (input: Input<C, K>) => Promise<Output<C, K>>;
};

/** A channel between two processes or threads: worker ports, child processes and utility processes all fit. */
export interface Port {
  post(message: unknown): void;
  /** Called for each message from the other side. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the other side is gone. */
  onClose(listener: () => void): void;
}

/** What worker threads, message ports and Electron’s utility processes have in common; `E` is the event of their end. */
interface Channel<E extends 'exit' | 'close'> {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: E, listener: () => void): unknown;
}

export function portOf<E extends 'exit' | 'close'>(channel: Channel<E>, end: E): Port {
  return {
    post: (message) => channel.postMessage(message),
    onMessage: (listener) => void channel.on('message', listener),
    onClose: (listener) => void channel.once(end, listener),
  };
}

const requestMessage = z.object({ kind: z.literal('request'), id: z.int(), name: z.string(), input: z.unknown() });
const eventMessage = z.object({ kind: z.literal('event'), name: z.string(), data: z.unknown() });
const answerMessage = z.discriminatedUnion('ok', [
  z.object({ kind: z.literal('answer'), id: z.int(), ok: z.literal(true), output: z.unknown() }),
  z.object({ kind: z.literal('answer'), id: z.int(), ok: z.literal(false), error: errorShape }),
]);

/**
 * Validates a request and runs its handler. Each side validates what it receives: the caller checks the answer.
 * @throws NearnoteError `invalid-request` if the name is unknown or the input has the wrong shape.
 */
export async function dispatch<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  name: string,
  input: unknown,
): Promise<unknown> {
  if (!Object.hasOwn(contract, name))
    throw new NearnoteError('invalid-request', userText('There is no request “{name}”.', { name }));
  const shape = contract[name] as C[keyof C];
  const checked = shape.input.safeParse(input);
  if (!checked.success) {
    throw new NearnoteError(
      'invalid-request',
      userText(
        '“{name}” was asked for with something that Nearnote does not take: too much, too long, or no valid text.',
        {
          name,
        },
      ),
      { cause: checked.error },
    );
  }
  const handler = handlers[name as keyof C];
  return handler(checked.data as Input<C, keyof C>);
}

/** Handlers that forward every request of a contract, and return the answers unchecked: the caller checks them. */
export function forwardAll<C extends Contract>(contract: C, forward: RawCall): Handlers<C> {
  const handlers: Partial<Handlers<C>> = {};
  for (const name in contract) {
    handlers[name] = (input) => forward(name, input) as Promise<Output<C, typeof name>>;
  }
  return handlers as Handlers<C>;
}

/** Answers the other side’s requests until the port closes. @param onFailure called for each request that failed. */
export function serve<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  port: Port,
  onFailure: (name: string, error: unknown) => void = () => {},
): void {
  port.onMessage((raw) => {
    const message = requestMessage.safeParse(raw);
    if (!message.success) return;
    const { id, name, input } = message.data;
    dispatch(contract, handlers, name, input).then(
      (output) => port.post({ kind: 'answer', id, ok: true, output }),
      (error: unknown) => {
        port.post({ kind: 'answer', id, ok: false, error: toErrorShape(error) });
        onFailure(name, error);
      },
    );
  });
}

export function postEvent(port: Port, name: string, data: unknown): void {
  port.post({ kind: 'event', name, data });
}

export function onEvent<T>(port: Port, name: string, shape: z.ZodType<T>, listener: (data: T) => void): void {
  port.onMessage((raw) => {
    const message = eventMessage.safeParse(raw);
    if (message.success && message.data.name === name) listener(shape.parse(message.data.data));
  });
}

/** Sends a request to the other side; the answer is not checked. */
export type RawCall = (name: string, input: unknown) => Promise<unknown>;

/** Makes calls over a port. Once the port has closed, all calls reject with `engine-stopped`: no answer can come. */
export function rawCalls(port: Port): RawCall {
  const waiting = new Map<number, { resolve: (output: unknown) => void; reject: (error: Error) => void }>();
  let nextId = 1;
  let closed = false;

  port.onMessage((raw) => {
    const message = answerMessage.safeParse(raw);
    if (!message.success) return;
    const call = waiting.get(message.data.id);
    if (!call) return;
    waiting.delete(message.data.id);
    if (message.data.ok) call.resolve(message.data.output);
    else call.reject(fromErrorShape(message.data.error));
  });

  port.onClose(() => {
    closed = true;
    for (const { reject } of waiting.values()) reject(stopped());
    waiting.clear();
  });

  return (name, input) =>
    new Promise((resolve, reject) => {
      if (closed) {
        reject(stopped());
        return;
      }
      const id = nextId++;
      waiting.set(id, { resolve, reject });
      port.post({ kind: 'request', id, name, input });
    });
}

/** Makes the calls of a contract, and checks their answers. */
export type Call<C extends Contract> = <K extends keyof C & string>(
  name: K,
  input: Input<C, K>,
) => Promise<Output<C, K>>;

/** Adds the check of answers to raw calls. Each call throws NearnoteError `internal` for an answer of the wrong shape. */
export function checked<C extends Contract>(contract: C, call: RawCall): Call<C> {
  return async (name, input) => {
    const output = contract[name]?.output.safeParse(await call(name, input));
    if (output?.success) return output.data as Output<C, typeof name>;
    throw new NearnoteError('internal', userText('The answer to “{name}” has an unexpected form.', { name }));
  };
}

/** Makes checked calls over a port. @see rawCalls, checked */
export function connect<C extends Contract>(contract: C, port: Port): Call<C> {
  return checked(contract, rawCalls(port));
}

function stopped(): NearnoteError {
  return new NearnoteError(
    'engine-stopped',
    userText('The part of Nearnote that does this has stopped. It is being restarted; try again in a moment.'),
  );
}
