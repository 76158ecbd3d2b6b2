import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../testing/certificates');
const authority = join(folder, 'authority.pem');

/** Asks a hub and a service at an address, as a program does whose system has the certificates of a file. */
const program = `
  const { hubAt } = await import('${join(import.meta.dirname, '../testing/hub.ts')}');
  const { fetchBy } = await import('${join(import.meta.dirname, '../testing/network.ts')}');
  const { testConnection } = await import('${join(import.meta.dirname, '../embedding/hosted/test-connection.ts')}');
  const url = process.argv[1];
  const said = async (work) => work.then(() => 'answered', (error) => error.message);
  const draft = { service: 'custom', baseUrl: url + '/v1', model: 'm', dimensions: null };
  const hub = await said(hubAt(url).describe('someone/model'));
  const service = await said(testConnection(draft, { token: async () => null, fetch: fetchBy() }));
  console.log(JSON.stringify({ hub, service }));
`;

let url: string;
const server = createServer(
  { key: readFileSync(join(folder, 'server-key.pem')), cert: readFileSync(join(folder, 'server.pem')) },
  (_, response) => response.end(JSON.stringify({ data: [] })),
);
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  url = `https://localhost:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function asked(environment: NodeJS.ProcessEnv): Promise<{ hub: string; service: string }> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, url], {
    env: { ...process.env, VITEST: undefined, ...environment },
  });
  return JSON.parse(stdout);
}

// Elsewhere the system’s certificates are in a store that a test must not change.
describe.skipIf(process.platform !== 'linux')('a certificate that the company’s own authority has signed', () => {
  it('a host is trusted, for downloads and hosted models, if the system trusts its authority', async () => {
    const { hub, service } = await asked({ SSL_CERT_FILE: authority });
    // Both answered, though not as a hub and a service do.
    expect(hub).toMatch(/did not answer like a model hub/);
    expect(service).toMatch(/did not answer with vectors/);
  });

  it('a host that is not trusted is named, with the remedy', async () => {
    const { hub, service } = await asked({ SSL_CERT_FILE: '/dev/null' });
    for (const message of [hub, service]) {
      expect(message).toMatch(/does not trust the certificate of localhost:\d+.*put its certificate among those/);
    }
  });
});
