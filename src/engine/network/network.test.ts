import dns from 'node:dns';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { Network } from './network.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nearnote-network-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const open = (): Promise<Network> => Network.open(folder, { route: async () => null });

async function serve(listener: RequestListener): Promise<{ url: string; host: string; connections: () => number }> {
  let connections = 0;
  const server = createServer(listener).listen(0, '127.0.0.1');
  server.on('connection', () => {
    connections += 1;
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return { url: `http://${host}`, host, connections: () => connections };
}

it('every host that is contacted is recorded, with the purpose, the bytes and the times, redirects included', async () => {
  const target = await serve((_, response) => response.end('x'.repeat(1_000)));
  const hub = await serve((_, response) => response.writeHead(302, { location: `${target.url}/file` }).end());
  const before = Date.now();
  const network = await open();
  await (await network.fetchFor('models')(`${hub.url}/model`)).text();
  await (await network.fetchFor('embedding')(target.url, { method: 'POST', body: 'y'.repeat(70) })).text();
  await network.close();

  const { contacts, isOff } = (await open()).state();
  expect(isOff).toBe(false);
  expect(contacts).toHaveLength(3);
  const of = (host: string, purpose: string) => contacts.find((each) => each.host === host && each.purpose === purpose);
  expect(of(hub.host, 'models')).toMatchObject({ requests: 1, sentBytes: 0 });
  expect(of(target.host, 'models')).toMatchObject({ requests: 1, sentBytes: 0, receivedBytes: 1_000 });
  expect(of(target.host, 'embedding')).toMatchObject({ requests: 1, sentBytes: 70, receivedBytes: 1_000 });
  for (const { firstAt, lastAt } of contacts) {
    expect(firstAt).toBeGreaterThanOrEqual(before);
    expect(lastAt).toBeGreaterThanOrEqual(firstAt);
  }
});

it('what two programs have contacted adds up in the file they share', async () => {
  const { url } = await serve((_, response) => response.end('answer'));
  const [app, command] = [await open(), await open()];
  for (const network of [app, command]) await (await network.fetchFor('models')(url)).text();
  await app.close();
  await command.close();
  expect((await open()).state().contacts).toMatchObject([{ requests: 2, receivedBytes: 12 }]);
});

it('with the network switched off no socket is opened and no name is looked up', async () => {
  const { url, connections } = await serve((_, response) => response.end('answer'));
  const network = await open();
  await network.switch(true);
  const sockets = vi.spyOn(Socket.prototype, 'connect');
  const names = vi.spyOn(dns, 'lookup');
  for (const purpose of ['models', 'embedding', 'updates', 'scans'] as const) {
    for (const address of [url, 'http://localhost:3129/', 'https://huggingface.co/api/models/x']) {
      const refused = network.fetchFor(purpose)(address);
      await expect(refused).rejects.toMatchObject({ cause: { code: 'network-off' } });
    }
  }
  expect([sockets.mock.calls.length, names.mock.calls.length, connections()]).toEqual([0, 0, 0]);
  expect(network.state()).toEqual({ isOff: true, contacts: [] });
  expect((await open()).state().isOff).toBe(true);
  expect(JSON.parse(readFileSync(join(folder, 'network.json'), 'utf8')).isOff).toBe(true);

  await network.switch(false);
  expect(await (await network.fetchFor('models')(url)).text()).toBe('answer');
  expect(connections()).toBe(1);
});

it('what is under way when the network is switched off is broken off', async () => {
  const { url } = await serve((_, response) => void response.write('the beginning'));
  const network = await open();
  const response = await network.fetchFor('models')(url);
  const rest = response.text();
  await network.switch(true);
  await expect(rest).rejects.toThrow();
});
