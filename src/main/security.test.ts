import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import { loggerOf } from '../shared/log.ts';
import { Gestures } from './gestures.ts';
import { guardPages } from './security.ts';

type Handler = (...args: unknown[]) => unknown;

/** Electron’s session and the contents of a page, as far as the guard uses them. */
const { app, session, opened } = vi.hoisted(() => {
  const { EventEmitter: Emitter } = require('node:events') as typeof import('node:events');
  const set = new Map<string, Handler>();
  return {
    app: new Emitter(),
    opened: [] as string[],
    session: Object.assign(new Emitter(), {
      set,
      setPermissionRequestHandler: (handler: Handler) => set.set('request', handler),
      setPermissionCheckHandler: (handler: Handler) => set.set('check', handler),
      webRequest: { onBeforeRequest: (_filter: object, listener: Handler) => set.set('network', listener) },
    }),
  };
});
vi.mock('electron', () => ({
  app,
  session: { defaultSession: session },
  shell: { openExternal: async (address: string) => void opened.push(address) },
}));

class Contents extends EventEmitter {
  open: Handler = () => null;
  webRtc = '';
  setWindowOpenHandler(handler: Handler): void {
    this.open = handler;
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtc = policy;
  }
}

let contents: Contents;

beforeEach(() => {
  for (const emitter of [app, session]) emitter.removeAllListeners();
  guardPages({
    page: 'nearnote://app/index.html',
    consent: { opensAddress: async () => false, writesTo: async () => true },
    gestures: new Gestures(),
    logger: loggerOf('main', () => {}),
  });
  contents = new Contents();
  app.emit('web-contents-created', {}, contents);
});

/** Whether main has stopped what an event announces. */
function isStopped(emitter: EventEmitter, name: string, details: object = {}): boolean {
  const preventDefault = vi.fn();
  emitter.emit(name, { preventDefault, ...details });
  return preventDefault.mock.calls.length > 0;
}

it('a page downloads nothing, attaches no webview, goes nowhere, opens no window and speaks to no other host', () => {
  expect(isStopped(session, 'will-download')).toBe(true);
  expect(isStopped(contents, 'will-attach-webview')).toBe(true);
  expect(isStopped(contents, 'will-navigate', { url: 'https://evil.example/' })).toBe(true);
  expect(isStopped(contents, 'will-navigate', { url: 'nearnote://app/index.html#top' })).toBe(false);
  expect(contents.open({ url: 'https://evil.example/' })).toEqual({ action: 'deny' });
  expect(contents.webRtc).toBe('disable_non_proxied_udp');
  const cancels: unknown[] = [];
  for (const url of ['https://evil.example/', 'wss://evil.example/']) {
    session.set.get('network')?.({ url }, (answer: unknown) => cancels.push(answer));
  }
  expect(cancels).toEqual([{ cancel: true }, { cancel: true }]);
  expect(opened).toEqual([]);
});

it('a link to a mail address opens the mail program with nothing but the address', async () => {
  for (const url of ['mailto:anna@x.example?attach=/etc/hosts', 'mailto:"anna"@x.example', 'tel:+491234']) {
    expect(contents.open({ url })).toEqual({ action: 'deny' });
  }
  await vi.waitUntil(() => opened.length > 0);
  expect(opened.splice(0)).toEqual(['mailto:anna@x.example']);
});

it('a page gets no permission, and cannot keep its window open', () => {
  const answers: unknown[] = [];
  for (const permission of ['media', 'clipboard-read', 'fullscreen', 'fileSystem', 'openExternal']) {
    session.set.get('request')?.(contents, permission, (isGranted: unknown) => answers.push(isGranted));
    answers.push(session.set.get('check')?.(contents, permission));
  }
  expect(new Set(answers)).toEqual(new Set([false]));
  // In Electron, stopping this event lets the window close whatever the page says.
  expect(isStopped(contents, 'will-prevent-unload')).toBe(true);
});
