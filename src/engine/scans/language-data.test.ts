import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fetch } from 'undici';
import { expect, it, onTestFinished } from 'vitest';
import { tarOf } from '../parsing/formats/testing.ts';
import { temporaryFolder } from '../testing/folders.ts';
import { LanguageData } from './language-data.ts';

const letters = Buffer.from('what letters look like');

const archive = gzipSync(tarOf({ 'package/4.0.0_best_int/eng.traineddata.gz': gzipSync(letters) }));

/** A registry that serves the package of English, and the requests that it got. */
async function registry(served: Buffer = archive) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end(served);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const place = server.address();
  const port = typeof place === 'object' && place !== null ? place.port : 0;
  return { address: `http://127.0.0.1:${port}/data`, requests };
}

async function dataFrom(address: string) {
  const folder = await temporaryFolder();
  const one = {
    version: '1.0.0',
    bytes: archive.length,
    sha256: createHash('sha256').update(archive).digest('hex'),
    unpacked: letters.length,
  };
  const timeouts = { stallMs: 1_000, backOffMs: 1 };
  const data = new LanguageData(folder, { fetch, address, packages: { eng: one, deu: one, chi_sim: one }, timeouts });
  return { data, file: join(folder, 'scan-languages', 'eng.traineddata') };
}

const { signal } = new AbortController();

it('the data of a language are fetched once, checked and unpacked', async () => {
  const { address, requests } = await registry();
  const { data, file } = await dataFrom(address);
  expect(await data.plan(['eng'])).toEqual({ bytes: archive.length, address });
  expect(requests).toEqual([]);
  const progress: number[][] = [];
  await data.fetch(['eng'], (done, total) => progress.push([done, total]), signal);
  expect(readFileSync(file)).toEqual(letters);
  expect(progress.at(-1)).toEqual([archive.length, archive.length]);
  expect(await data.plan(['eng'])).toEqual({ bytes: 0, address });
  await data.fetch(['eng'], () => {}, signal);
  expect(requests).toEqual(['/data/eng/-/eng-1.0.0.tgz']);
});

it('data with other content than they should have are discarded', async () => {
  const { address } = await registry(Buffer.from(archive.map((byte) => byte ^ 1)));
  const { data, file } = await dataFrom(address);
  await expect(data.fetch(['eng'], () => {}, signal)).rejects.toMatchObject({ code: 'download-failed' });
  expect(existsSync(file)).toBe(false);
});
