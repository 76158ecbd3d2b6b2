import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fetchBy } from '../testing/network.ts';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '';
}

describe('the way to the network', () => {
  it('a connection is direct where no proxy is named', async () => {
    const url = await serve((_, response) => response.end('hello'));
    const fetch = fetchBy(async () => null);
    expect(await (await fetch(url)).text()).toBe('hello');
  });

  it('a connection leads through the proxy that is named for its address', async () => {
    const asked: (string | undefined)[] = [];
    const proxy = await serve((request, response) => {
      asked.push(request.url);
      response.end('from the proxy');
    });
    const fetch = fetchBy(async () => proxy);
    expect(await (await fetch('http://models.example/config.json')).text()).toBe('from the proxy');
    expect(asked).toEqual(['http://models.example/config.json']);
  });

  it('each redirect to another host asks for its proxy anew', async () => {
    const target = await serve((_, response) => response.end('arrived'));
    const origin = await serve((_, response) => response.writeHead(302, { location: `${target}/file` }).end());
    const asked: string[] = [];
    const fetch = fetchBy(async (url) => {
      asked.push(url);
      return null;
    });
    expect(await (await fetch(origin)).text()).toBe('arrived');
    expect(asked).toEqual([origin, target]);
  });

  it('a redirect is asked for together with what was asked for first', async () => {
    const target = await serve((_, response) => response.end('arrived'));
    const origin = await serve((_, response) => response.writeHead(302, { location: `${target}/file` }).end());
    const asked: string[] = [];
    const fetch = fetchBy(async (_url, request) => {
      asked.push(request);
      return null;
    });
    await fetch(`${origin}/model?part=1`);
    expect(asked).toEqual([`${origin}/model?part=1`, `${origin}/model?part=1`]);
  });

  it('a proxy with a wrong address, or that cannot be found out, fails as a connection does', async () => {
    await expect(fetchBy(async () => 'no address')('http://models.example')).rejects.toThrow('fetch failed');
    const unsure = fetchBy(() => Promise.reject(new Error('the host is gone')));
    await expect(unsure('http://models.example')).rejects.toThrow('fetch failed');
  });
});
