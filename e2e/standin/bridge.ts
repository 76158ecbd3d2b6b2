/** What crosses the bridge: a copy of a value, or a ticket for what cannot be copied. */
type Crossing =
  | { kind: 'copy'; value: unknown }
  | { kind: 'error'; message: string }
  /** The file that went before. */
  | { kind: 'file' }
  | { kind: 'function' | 'promise'; id: number };

type Message =
  | { kind: 'expose'; name: string; members: [string, Crossing][] }
  | { kind: 'call'; id: number; args: Crossing[] }
  /** The answer to a call, which comes before the call’s event is over. */
  | { kind: 'returned' | 'thrown'; value: Crossing }
  | { kind: 'resolved' | 'rejected'; id: number; value: Crossing };

/**
 * Electron’s bridge between the preload’s world and the page’s: values are copied and lose their prototypes, functions are
 * called and promises awaited across it, and files stay what they are. The worlds share no object of JavaScript’s, but the
 * elements of the document: the bridge is an element that stands in no document, and its messages are events, whose
 * details each world gets as a copy of its own.
 *
 * Runs in either world before any script of the page, and may use nothing outside its own body. What the page may change
 * later on is taken hold of now.
 * @returns what gives the page’s window a property, whose members are functions or values.
 */
export function openBridge(world: 'page' | 'preload', channel: Element): (name: string, api: object) => void {
  const { apply } = Reflect;
  const { dispatchEvent } = EventTarget.prototype;
  const { then } = Promise.prototype;
  const [copyOf, Carrier, Drag, Told] = [structuredClone, DataTransfer, DragEvent, CustomEvent];
  const other = world === 'page' ? 'preload' : 'page';
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const awaited = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  let carried: File | null = null;
  let answers: Extract<Message, { kind: 'returned' | 'thrown' }>[] = [];

  const send = (message: Message): void => {
    apply(dispatchEvent, channel, [new Told(`to-${other}`, { detail: message })]);
  };

  const packed = (value: unknown): Crossing => {
    const id = ++lastId;
    if (typeof value === 'function') {
      functions.set(id, (...args) => apply(value, undefined, args));
      return { kind: 'function', id };
    }
    if (value instanceof Promise) {
      const settle = (kind: 'resolved' | 'rejected') => (result: unknown) => send({ kind, id, value: packed(result) });
      apply(then, value, [settle('resolved'), settle('rejected')]);
      return { kind: 'promise', id };
    }
    if (value instanceof Error) return { kind: 'error', message: value.message };
    if (value instanceof File) {
      // A copy would have another identity; what is dragged keeps it.
      const dataTransfer = new Carrier();
      dataTransfer.items.add(value);
      apply(dispatchEvent, channel, [new Drag(`file-to-${other}`, { dataTransfer })]);
      return { kind: 'file' };
    }
    // Throws for what cannot be copied; the event would leave it out.
    return { kind: 'copy', value: copyOf(value) };
  };

  const unpacked = (crossing: Crossing): unknown => {
    switch (crossing.kind) {
      case 'copy':
        return crossing.value;
      case 'error':
        return new Error(crossing.message);
      case 'file':
        return carried;
      case 'promise': {
        const promise = Promise.withResolvers();
        awaited.set(crossing.id, promise);
        return promise.promise;
      }
      case 'function':
        return (...args: unknown[]) => call(crossing.id, args);
    }
  };

  const call = (id: number, args: unknown[]): unknown => {
    answers = [];
    send({ kind: 'call', id, args: args.map(packed) });
    const [answer] = answers;
    if (answer === undefined) throw new Error('The other world is gone.');
    if (answer.kind === 'thrown') throw unpacked(answer.value);
    return unpacked(answer.value);
  };

  const receive = (message: Message): void => {
    switch (message.kind) {
      case 'expose': {
        const api = Object.fromEntries(message.members.map(([name, member]) => [name, unpacked(member)]));
        Object.defineProperty(window, message.name, { value: Object.freeze(api), enumerable: true });
        break;
      }
      case 'call':
        try {
          const result = functions.get(message.id)?.(...message.args.map(unpacked));
          send({ kind: 'returned', value: packed(result) });
        } catch (error) {
          send({ kind: 'thrown', value: packed(error) });
        }
        break;
      case 'returned':
      case 'thrown':
        answers.push(message);
        break;
      case 'resolved':
      case 'rejected': {
        const promise = awaited.get(message.id);
        awaited.delete(message.id);
        if (message.kind === 'resolved') promise?.resolve(unpacked(message.value));
        else promise?.reject(unpacked(message.value));
        break;
      }
    }
  };

  channel.addEventListener(`to-${world}`, (event) => receive((event as CustomEvent<Message>).detail));
  channel.addEventListener(`file-to-${world}`, (event) => {
    carried = (event as DragEvent).dataTransfer?.files[0] ?? null;
  });
  return (name, api) =>
    send({ kind: 'expose', name, members: Object.entries(api).map(([key, member]) => [key, packed(member)]) });
}
