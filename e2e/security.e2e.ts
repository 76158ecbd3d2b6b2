import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from './shared-app-test.ts';
import { results, searchBox } from './window.ts';

// Refusals are reported in the page’s console.
test.use({ expectQuietConsole: false });

/** Milliseconds in which something that must not happen would have happened. */
const timeouts = 300;

/** Addresses that the page is sent to, and whether the system’s browser opens them. */
const addresses = [
  { address: 'https://example.com/page', opensBrowser: true },
  { address: 'http://example.com/', opensBrowser: true },
  { address: '/other.html', opensBrowser: false },
  { address: 'file:///etc/hosts', opensBrowser: false },
  { address: 'data:text/html,<h1>elsewhere</h1>', opensBrowser: false },
  { address: 'javascript:document.body.remove()', opensBrowser: false },
];

/** Addresses of other programs. A page that is sent to one stays by itself, and Chromium, on the stand-in, asks over it. */
const programs = ['smb://server/share', 'tel:+491234'].map((address) => ({ address, opensBrowser: false }));

test('the page never goes anywhere, and no web address opens unless the user agrees', async ({ app, page }) => {
  const home = page.url();
  for (const { address, opensBrowser } of addresses) {
    await test.step(address, async () => {
      const before = await app.handedOver();
      const asked = await app.questions();
      if (opensBrowser) await app.answerNextQuestion('Open');
      await page.evaluate((to) => {
        location.href = to;
      }, address);
      await wait(timeouts);
      expect(page.url()).toBe(home);
      await expect(page.getByRole('combobox')).toBeVisible();
      await expect
        .poll(() => app.handedOver())
        .toEqual([...before, ...(opensBrowser ? [{ how: 'browse', target: address }] : [])]);
      const question = `Open this address in your browser?\n${address}`;
      expect(await app.questions()).toEqual([...asked, ...(opensBrowser ? [question] : [])]);
    });
  }
});

test('the page opens no window, and a web address only if the user agrees', async ({ app, page }) => {
  const home = page.url();
  for (const { address, opensBrowser } of [
    ...addresses,
    ...programs,
    { address: 'about:blank', opensBrowser: false },
  ]) {
    await test.step(address, async () => {
      const before = await app.handedOver();
      if (opensBrowser) await app.answerNextQuestion('Open');
      await page.evaluate((to) => {
        window.open(to);
      }, address);
      await wait(timeouts);
      const pages = (): string[] =>
        page
          .context()
          .pages()
          .map((each) => each.url());
      await expect.poll(pages).toEqual([home]);
      await expect
        .poll(() => app.handedOver())
        .toEqual([...before, ...(opensBrowser ? [{ how: 'browse', target: address }] : [])]);
    });
  }
});

test('a link opens in the browser, however it is clicked, and is asked about until the user wants it no more', async ({
  app,
  page,
}) => {
  const address = 'https://linked.example/page';
  const before = await app.handedOver();
  const asked = await app.questions();
  await page.evaluate((to) => {
    const link = document.createElement('a');
    link.href = to;
    link.textContent = 'A link in a note';
    Object.assign(link.style, { position: 'fixed', top: '0', left: '0', zIndex: '1000' });
    document.body.append(link);
  }, address);
  const home = page.url();
  const link = page.getByRole('link', { name: 'A link in a note' });
  const opened = (times: number): Promise<void> =>
    expect.poll(() => app.handedOver()).toEqual([...before, ...Array(times).fill({ how: 'browse', target: address })]);
  await app.answerNextQuestion('Cancel');
  await link.click();
  await expect.poll(async () => (await app.questions()).length).toBe(asked.length + 1);
  await app.answerNextQuestion('Open', true);
  await link.click();
  await opened(1);
  await link.click({ modifiers: ['ControlOrMeta'] });
  await opened(2);
  await link.click({ modifiers: ['Shift'] });
  await opened(3);
  await link.click({ button: 'middle' });
  await opened(4);
  await link.evaluate((element) => element.setAttribute('target', '_blank'));
  await link.focus();
  await page.keyboard.press('Enter');
  await opened(5);
  expect(await app.questions()).toHaveLength(asked.length + 2);
  await expect.poll(() => page.context().pages().length).toBe(1);
  expect(page.url()).toBe(home);
});

test('the page runs no script but its own, and reaches no other host', async ({ page }) => {
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "taken over"';
    document.body.append(script);
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    const framed = new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        if (event.effectiveDirective === 'frame-src') resolve('refused');
      });
      setTimeout(() => resolve('not refused'), 10_000);
    });
    document.body.append(frame);
    return {
      title: document.title,
      fetched: await fetch('https://example.com/').then(
        () => 'allowed',
        () => 'refused',
      ),
      framed: await framed,
      node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')],
    };
  });
  expect(outcome).toEqual({
    title: 'Nearnote',
    fetched: 'refused',
    framed: 'refused',
    node: ['undefined', 'undefined'],
  });
});

test('as an image the page gets nothing but images of notes', async ({ page }) => {
  await searchBox(page).fill('night train');
  await expect(results(page).first()).toContainText('Night train');
  const targets = ['night-train.md', '/etc/hosts', '../../../../../../../../etc/hosts', 'file:///etc/hosts', '..'];
  const statuses = await page.evaluate(
    async (paths) => {
      const asked = paths.map((path) => fetch(`/images/${path}`).then(({ status }) => status));
      return Promise.all(asked);
    },
    targets.flatMap((target) => [1, 2, 3].map((note) => `${note}/${encodeURIComponent(target)}`)),
  );
  for (const status of statuses) expect([403, 404]).toContain(status);
});

test('the page gets no permission', async ({ page }) => {
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  const states = await page.evaluate(async () => {
    const names: PermissionName[] = ['geolocation', 'notifications', 'midi', 'camera', 'microphone'];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(states).not.toContain('granted');
});

test('the page reaches nothing of the preload’s, and what it does to its own JavaScript changes nothing there', async ({
  page,
}) => {
  const outcome = await page.evaluate(async () => {
    const seen: unknown[] = [];
    const spy = (target: object, name: string): void => {
      const original: unknown = Reflect.get(target, name);
      if (typeof original !== 'function') throw new Error(`There is no ${name}.`);
      Object.defineProperty(target, name, {
        configurable: true,
        value(this: unknown, ...args: unknown[]) {
          seen.push(this, ...args);
          return Reflect.apply(original, this, args);
        },
      });
    };
    const { nearnote } = window;
    const before = await nearnote.request('library.state', {});
    for (const name of ['stringify', 'parse']) spy(JSON, name);
    for (const name of ['set', 'get', 'add']) spy(name === 'add' ? Set.prototype : Map.prototype, name);
    Object.defineProperty(Object.prototype, 'path', { configurable: true, value: '/etc', writable: true });
    Object.defineProperty(Object.prototype, 'toJSON', { configurable: true, value: () => ({ path: '/etc' }) });
    const after = await nearnote.request('library.state', {});
    const answers = await Reflect.apply(nearnote.request, nearnote, ['note.open', Object.create({ noteId: 1 })]);
    Reflect.deleteProperty(Object.prototype, 'path');
    Reflect.deleteProperty(Object.prototype, 'toJSON');
    const frame = document.body.appendChild(document.createElement('iframe'));
    const isInFrame = frame.contentWindow !== null && 'nearnote' in frame.contentWindow;
    frame.remove();
    const channels = seen.filter((each) => String(each).startsWith('nearnote:'));
    return {
      isSame: JSON.stringify(before) === JSON.stringify(after),
      inherited: answers,
      channels,
      // Neither the object nor its functions lead out of the page’s world.
      ownObject: Object.getPrototypeOf(nearnote) === Object.prototype,
      ownFunction: nearnote.request instanceof Function,
      isFrozen: Object.isFrozen(nearnote) && !Reflect.set(window, 'nearnote', {}),
      isInFrame,
      electron: ['ipcRenderer', 'nearnoteStandin', 'nearnoteStandinCall'].filter((name) => name in window),
    };
  });
  expect(outcome).toMatchObject({
    isSame: true,
    inherited: { ok: false, error: { code: 'invalid-request' } },
    channels: [],
    ownObject: true,
    ownFunction: true,
    isFrozen: true,
    isInFrame: false,
    electron: [],
  });
});

test('the main process answers only what is in the contract', async ({ page }) => {
  const answers = await page.evaluate(() => {
    const send = (name: string, input: unknown): Promise<unknown> =>
      Reflect.apply(window.nearnote.request, window.nearnote, [name, input]);
    return Promise.all([
      send('engine.close', {}),
      send('note.locate', { noteId: 1 }),
      send('constructor', {}),
      send('note.open', { path: '/etc/hosts' }),
      send('folders.add', { paths: ['/etc'] }),
      send('folders.addDropped', { tokens: ['/etc'] }),
      send('folders.addDropped', { tokens: [crypto.randomUUID()] }),
    ]);
  });
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
});
