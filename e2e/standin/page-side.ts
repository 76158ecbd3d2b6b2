/** A request from the page to the stand-in, through the one function that Playwright adds to the page. */
export type PageCall =
  | { kind: 'invoke'; channel: string; args: unknown[] }
  /** Asks for the path behind the File at `index` of `PageSide.dropped`. */
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

/** Errors come back as values, because Playwright would add its own words to them. */
export type PageReply = { ok: true; value: unknown } | { ok: false; message: string };

/** What the stand-in calls on the page. */
interface PageSide {
  receive(channel: string, args: unknown[]): void;
  dropped: File[];
}

declare global {
  interface Window {
    /** Added by Playwright, and removed before any script of the page runs. */
    nearnoteStandinCall?: (call: PageCall) => Promise<PageReply>;
    nearnoteStandin?: PageSide;
  }
}

type Preload = (require: (name: string) => unknown, module: { exports: unknown }, exports: unknown) => void;
type Listener = (event: object, ...args: unknown[]) => void;

/**
 * The script that runs in the page before its own: the built preload, wrapped as a CommonJS module is, and the three
 * Electron modules that a sandboxed preload may use.
 */
export function pageScript(preloadSource: string): string {
  const preload = `function (require, module, exports) {\n${preloadSource}\n}`;
  return `(${runPreload.toString()})(${preload});`;
}

/** Runs in the page: it may use nothing outside its own body. */
function runPreload(preload: Preload): void {
  const call = window.nearnoteStandinCall;
  if (window.top !== window || call === undefined) return;
  delete window.nearnoteStandinCall;

  const listeners = new Map<string, Set<Listener>>();
  const listenersOf = (channel: string): Set<Listener> => {
    const set = listeners.get(channel) ?? new Set();
    listeners.set(channel, set);
    return set;
  };
  const paths = new WeakMap<File, string>();
  const side: PageSide = {
    receive: (channel, args) => {
      for (const listener of listenersOf(channel)) listener({}, ...args);
    },
    dropped: [],
  };
  Object.defineProperty(window, 'nearnoteStandin', { value: side });

  const ask = async (message: PageCall): Promise<unknown> => {
    const reply = await call(message);
    if (!reply.ok) throw new Error(reply.message);
    return reply.value;
  };

  // Chromium marks what a user does, and lets no script make it.
  const tell = (type: Input['type'], event: MouseEvent | KeyboardEvent): void => {
    if (!event.isTrusted) return;
    const { ctrlKey: control, altKey: alt, metaKey: meta } = event;
    const [key, isAutoRepeat] = event instanceof KeyboardEvent ? [event.key, event.repeat] : ['', false];
    void call({ kind: 'input', type, key, isAutoRepeat, control, alt, meta });
  };
  window.addEventListener('mousedown', (event) => tell('mouseDown', event), true);
  window.addEventListener('mouseup', (event) => tell('mouseUp', event), true);
  window.addEventListener('keydown', (event) => tell('keyDown', event), true);
  window.addEventListener('keyup', (event) => tell('keyUp', event), true);

  // Chromium knows the path behind a dropped file but answers only later, while `getPathForFile` answers at once. So
  // a drop is held back, its paths are asked for, and then it happens again on the same element with the same files.
  const repeatDrop = async (event: DragEvent): Promise<void> => {
    side.dropped = [...(event.dataTransfer?.files ?? [])];
    const transfer = new DataTransfer();
    for (const [index, file] of side.dropped.entries()) {
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
        throw new Error(`The stand-in has no ${name}.${key} in the page.`);
      },
    });
  // What crosses Electron’s bridge between preload and page is copied, and loses its prototype; functions and promises are
  // called and awaited through the bridge, their arguments and results copied in turn; files stay what they are.
  const copied = (value: unknown): unknown => {
    if (typeof value === 'symbol') throw new Error('A symbol cannot be sent over the context bridge.');
    if (typeof value === 'function') return (...args: unknown[]) => copied(value(...args.map(copied)));
    if (typeof value !== 'object' || value === null || value instanceof Blob) return value;
    if (value instanceof Promise) return value.then(copied, (error: unknown) => Promise.reject(copied(error)));
    if (value instanceof Error) return new Error(value.message);
    if (Array.isArray(value)) return value.map(copied);
    if (Object.prototype.toString.call(value) !== '[object Object]') return structuredClone(value);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copied(each)]));
  };
  const electron = {
    contextBridge: strictStub('contextBridge', {
      exposeInMainWorld: (name: string, api: object) =>
        Object.defineProperty(window, name, { value: Object.freeze(copied(api)), enumerable: true }),
    }),
    ipcRenderer: strictStub('ipcRenderer', {
      invoke: (channel: string, ...args: unknown[]) => ask({ kind: 'invoke', channel, args }),
      on: (channel: string, listener: Listener) => listenersOf(channel).add(listener),
      off: (channel: string, listener: Listener) => listenersOf(channel).delete(listener),
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
