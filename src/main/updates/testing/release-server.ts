import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

/** The name of the file that says which version is the latest, on Linux. */
const latestName = process.arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${process.arch}.yml`;

export interface ReleaseServer {
  url: string;
  /** The requests so far: their paths, and the names of their headers. */
  asked: { path: string; headers: string[] }[];
  close(): void;
}

/**
 * A server with one AppImage, as electron-builder publishes it for its `generic` provider.
 * @param announced what the AppImage is said to be.
 */
export async function serveRelease(version: string, appImage: Buffer, announced = appImage): Promise<ReleaseServer> {
  const file = `Nearnote-${version}.AppImage`;
  const sha512 = createHash('sha512').update(announced).digest('base64');
  const latest = [
    `version: ${version}`,
    'files:',
    `  - url: ${file}`,
    `    sha512: ${sha512}`,
    `    size: ${announced.length}`,
    `path: ${file}`,
    `sha512: ${sha512}`,
    `releaseDate: '2026-12-01T00:00:00.000Z'`,
  ].join('\n');
  const asked: ReleaseServer['asked'] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    asked.push({ path: pathname, headers: Object.keys(request.headers) });
    if (pathname === `/${latestName}`) response.end(latest);
    else if (pathname === `/${file}`) response.end(appImage);
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
