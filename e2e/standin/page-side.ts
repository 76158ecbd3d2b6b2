import { openBridge } from './bridge.ts';

/** What the preload’s world asks of the stand-in. */
export type PageCall =
  /** This world has begun. It is not answered. */
  | { kind: 'begin' }
  | { kind: 'invoke'; channel: string; args: unknown[] }
  /** Asks for the path behind the File at `index` of `PreloadSide.dropped`. */
  | { kind: 'path'; index: number }
  /** Tells of an input of the user’s, as Electron sees it before the page does. */
  | ({ kind: 'input' } & Input);

/** An input of the user’s; Electron’s `Input`. */
export interface Input {
  type: 'mouseDown' | 'mouseUp' | 'keyDown' | 'keyUp';
  /** Empty for the mouse. */
  key: string;
  isAutoRepeat: boolean;
  control: boolean;
  alt: boolean;
  meta: boolean;
}

/** Errors come back as values. */
export type PageReply = { ok: true; value: unknown } | { ok: false; message: string };

/** What the stand-in calls in the preload’s world. */
interface PreloadSide {
  /** Answers the call of that number. */
  answer(call: number, reply: PageReply): void;
  receive(channel: string, args: unknown[]): void;
  dropped: File[];
}

/** Names of the globals of the preload’s world: what it calls, and what is called in it. */
export const bindingName = 'nearnoteStandinCall';
export const sideName = 'nearnoteStandin';

type Preload = (require: (name: string) => unknown, module: { exports: unknown }, exports: unknown) => void;
type Listener = (event: object, ...args: unknown[]) => void;
type OpenBridge = typeof openBridge;

/** The name of the event by which the worlds meet, before any script of the page runs. */
const meeting = 'nearnote-standin-worlds-meet';

/** The script that prepares the page’s world for what the preload will give it. */
export const pageScript = `(${meetPreload.toString()})(${openBridge.toString()}, ${JSON.stringify(meeting)});`;

/**
 * The script that runs in the preload’s world: the built preload, wrapped as a CommonJS module is, and the three Electron
 * modules that a sandboxed preload may use.
 */
export function preloadScript(source: string): string {
  const preload = `function (require, module, exports) {\n${source}\n}`;
  const names = JSON.stringify([meeting, bindingName, sideName]);
  return `(${runPreload.toString()})(${preload}, ${openBridge.toString()}, ${names});`;
}

/** Runs in the page’s world: it may use nothing outside its own body. */
function meetPreload(open: OpenBridge, name: string): void {
  const meet = (event: Event): void => {
    event.stopImmediatePropagation();
    const { relatedTarget: channel } = event as MouseEvent;
    if (channel instanceof Element) open('page', channel);
  };
  if (window.top === window) window.addEventListener(name, meet, { once: true, capture: true });
}

/** Runs in the preload’s world: it may use nothing outside its own body. */
function runPreload(preload: Preload, open: OpenBridge, [meet, binding, side]: [string, string, string]): void {
  const call: unknown = Reflect.get(window, binding);
  if (window.top !== window || typeof call !== 'function') return;
  const channel = document.createElement('i');
  const expose = open('preload', channel);
  window.dispatchEvent(new MouseEvent(meet, { relatedTarget: channel }));

  const listeners = new Map<string, Set<Listener>>();
  const listenersOf = (name: string): Set<Listener> => {
    const set = listeners.get(name) ?? new Set();
    listeners.set(name, set);
    return set;
  };
  const waiting = new Map<number, (reply: PageReply) => void>();
  let calls = 0;
  const tellStandin = (message: PageCall): number => {
    const number = ++calls;
    call(JSON.stringify({ number, address: location.href, message }));
    return number;
  };
  const paths = new WeakMap<File, string>();
  const here: PreloadSide = {
    answer: (number, reply) => {
      waiting.get(number)?.(reply);
      waiting.delete(number);
    },
    receive: (name, args) => {
      for (const listener of listenersOf(name)) listener({}, ...args);
    },
    dropped: [],
  };
  Reflect.set(window, side, here);

  tellStandin({ kind: 'begin' });
  const ask = async (message: PageCall): Promise<unknown> => {
    const reply = await new Promise<PageReply>((resolve) => void waiting.set(tellStandin(message), resolve));
    if (!reply.ok) throw new Error(reply.message);
    return reply.value;
  };

  // Chromium marks what a user does, and lets no script make it.
  const tell = (type: Input['type'], event: MouseEvent | KeyboardEvent): void => {
    if (!event.isTrusted) return;
    const { ctrlKey: control, altKey: alt, metaKey: meta } = event;
    const [key, isAutoRepeat] = event instanceof KeyboardEvent ? [event.key, event.repeat] : ['', false];
    void ask({ kind: 'input', type, key, isAutoRepeat, control, alt, meta });
  };
  window.addEventListener('mousedown', (event) => tell('mouseDown', event), true);
  window.addEventListener('mouseup', (event) => tell('mouseUp', event), true);
  window.addEventListener('keydown', (event) => tell('keyDown', event), true);
  window.addEventListener('keyup', (event) => tell('keyUp', event), true);

  // Chromium knows the path behind a dropped file but answers only later, while `getPathForFile` answers at once. So
  // a drop is held back, its paths are asked for, and then it happens again on the same element with the same files.
  const repeatDrop = async (event: DragEvent): Promise<void> => {
    here.dropped = [...(event.dataTransfer?.files ?? [])];
    const transfer = new DataTransfer();
    for (const [index, file] of here.dropped.entries()) {
      paths.set(file, String(await ask({ kind: 'path', index })));
      transfer.items.add(file);
    }
    const { clientX, clientY } = event;
    const again = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer, clientX, clientY });
    event.target?.dispatchEvent(again);
  };
  window.addEventListener(
    'drop',
    (event) => {
      if (!event.isTrusted) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void repeatDrop(event);
    },
    true,
  );

  const strictStub = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get: (object, key, receiver) => {
        if (typeof key === 'symbol' || key in object) return Reflect.get(object, key, receiver);
        throw new Error(`The stand-in has no ${name}.${key} in a preload.`);
      },
    });
  const electron = {
    contextBridge: strictStub('contextBridge', { exposeInMainWorld: expose }),
    ipcRenderer: strictStub('ipcRenderer', {
      invoke: (name: string, ...args: unknown[]) => ask({ kind: 'invoke', channel: name, args }),
      on: (name: string, listener: Listener) => listenersOf(name).add(listener),
      off: (name: string, listener: Listener) => listenersOf(name).delete(listener),
    }),
    webUtils: strictStub('webUtils', {
      getPathForFile: (file: File) => paths.get(file) ?? '',
    }),
  };
  const require = (name: string): unknown => {
    if (name === 'electron') return strictStub('electron', electron);
    throw new Error(`A sandboxed preload cannot load “${name}”.`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports);
}
