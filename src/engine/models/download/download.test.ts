import { existsSync } from 'node:fs';
import { readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/folders.ts';
import { fileFrom, hubAt, hubWith, sha256Of, someBytes } from '../../testing/hub.ts';
import type { HubFault } from '../../testing/hub-server.ts';
import { downloadFile, type Timeouts } from './download.ts';

const content = someBytes(400_000);
const file = fileFrom('onnx/model.onnx', content);
const what = 'an/example/onnx/model.onnx';
const revision = 'a'.repeat(40);
const quick: Timeouts = { stallMs: 30_000, backOffMs: 1 };

/** A hub that has the file, and a download of it to a new folder. */
async function example(...faults: HubFault[]) {
  const { server, hub } = await hubWith({ 'an/example': { files: { [file.path]: content }, info: { sha: revision } } });
  server.fault(what, ...faults);
  const path = join(await temporaryFolder(), 'model.onnx');
  const progress: number[] = [];
  return {
    path,
    part: `${path}.part`,
    progress,
    /** The requests to the server that holds the content. */
    deliveries: () => server.requests.filter((request) => request.server === 'cdn'),
    server,
    download: (options: { signal?: AbortSignal; timeouts?: Timeouts; sha256?: string; bytes?: number } = {}) =>
      downloadFile(
        { hub, repository: 'an/example', revision, file: { ...file, ...options } },
        path,
        (bytes) => progress.push(bytes),
        options.signal ?? new AbortController().signal,
        options.timeouts ?? quick,
      ),
  };
}

const refusal = (code: string, message: RegExp) => ({ code, message: expect.stringMatching(message) });

describe('a download', () => {
  it('a download follows the hub to another host, reports its progress, and takes its place when it is complete', async () => {
    const { download, path, part, progress, server } = await example();
    expect(await download()).toBe(file.sha256);
    expect(sha256Of(await readFile(path))).toBe(file.sha256);
    expect(existsSync(part)).toBe(false);
    expect(server.requests.map((request) => request.server)).toEqual(['hub', 'cdn']);
    expect(progress.at(0)).toBe(0);
    expect(progress.at(-1)).toBe(content.byteLength);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });

  it('a download follows a relative redirect', async () => {
    const small = 'a small file';
    const { server, hub } = await hubWith({
      'an/example': { files: { 'config.json': small }, info: { sha: revision } },
    });
    const path = join(await temporaryFolder(), 'config.json');
    const source = { hub, repository: 'an/example', revision, file: fileFrom('config.json', small) };
    await downloadFile(source, path, () => {}, new AbortController().signal, quick);
    expect(await readFile(path, 'utf8')).toBe(small);
    expect(server.requests.map(({ url }) => url)).toEqual([
      `/an/example/resolve/${revision}/config.json`,
      `/api/resolve-cache/models/an/example/${revision}/config.json`,
    ]);
  });

  it('a download asks only for what is missing after the connection has ended too early', async () => {
    const { download, path, deliveries } = await example({ kind: 'truncate', after: 150_000 });
    await download();
    expect(sha256Of(await readFile(path))).toBe(file.sha256);
    expect(deliveries().map(({ range, sent }) => [range, sent])).toEqual([
      [null, 150_000],
      ['bytes=150000-', 250_000],
    ]);
  });

  it('a download asks only for what is missing when an earlier one has left a part', async () => {
    const { download, path, part, deliveries, progress } = await example();
    await writeFile(part, content.subarray(0, 300_000));
    await download();
    expect(sha256Of(await readFile(path))).toBe(file.sha256);
    expect(deliveries().map(({ range, sent }) => [range, sent])).toEqual([['bytes=300000-', 100_000]]);
    expect(progress.at(0)).toBe(300_000);
  });

  it('a download asks for nothing when only the last step is missing', async () => {
    const { download, path, part, server } = await example();
    await writeFile(part, content);
    await download();
    expect(sha256Of(await readFile(path))).toBe(file.sha256);
    expect(server.requests).toEqual([]);
  });

  it('a download goes on after the connection was lost', async () => {
    const { download, path, deliveries } = await example(
      { kind: 'reset', after: 200_000 },
      { kind: 'reset', after: 1 },
    );
    await download();
    expect(sha256Of(await readFile(path))).toBe(file.sha256);
    expect(deliveries()).toHaveLength(3);
  });

  it('a download gives up a connection on which nothing more comes, and goes on with another', async () => {
    const { download, path, deliveries } = await example({ kind: 'stall', after: 100_000 });
    await download({ timeouts: { stallMs: 300, backOffMs: 1 } });
    expect(sha256Of(await readFile(path))).toBe(file.sha256);
    expect(deliveries().map(({ range }) => range)).toEqual([null, 'bytes=100000-']);
  });

  it('a download does not take a slow connection for one on which nothing comes', async () => {
    const { download, deliveries } = await example({ kind: 'slow', chunk: 16_000, everyMs: 100 });
    await download({ timeouts: { stallMs: 2_000, backOffMs: 1 } });
    expect(deliveries()).toHaveLength(1);
  });

  it('a download tries again after a passing error of the server', async () => {
    const { download, deliveries } = await example({ kind: 'status', status: 500 }, { kind: 'status', status: 429 });
    await download();
    expect(deliveries()).toHaveLength(3);
  });

  it('a download starts over when the server cannot continue a file', async () => {
    const { download, path, part, deliveries } = await example({ kind: 'ignore-range' });
    await writeFile(part, content.subarray(0, 300_000));
    await download();
    expect(sha256Of(await readFile(path))).toBe(file.sha256);
    expect(deliveries().map(({ sent }) => sent)).toEqual([400_000]);
  });

  it('a download starts over when the server knows no such range', async () => {
    const { download, path, part, deliveries } = await example({ kind: 'status', status: 416 });
    await writeFile(part, content.subarray(0, 300_000));
    await download();
    expect(sha256Of(await readFile(path))).toBe(file.sha256);
    expect(deliveries().map(({ range }) => range)).toEqual(['bytes=300000-', null]);
  });

  it('a download starts over once when the part that an earlier one has left is spoiled', async () => {
    const { download, path, part, deliveries } = await example();
    await writeFile(part, new Uint8Array(300_000));
    await download();
    expect(sha256Of(await readFile(path))).toBe(file.sha256);
    expect(deliveries().map(({ sent }) => sent)).toEqual([100_000, 400_000]);
  });

  it('a download starts over when the part is larger than the file should be', async () => {
    const { download, path, part } = await example();
    await writeFile(part, new Uint8Array(500_000));
    await download();
    expect(sha256Of(await readFile(path))).toBe(file.sha256);
  });

  it('a download with the wrong hash is thrown away, and never put in place', async () => {
    const { download, path, part } = await example({ kind: 'wrong-bytes' });
    await expect(download()).rejects.toMatchObject(refusal('download-failed', /SHA-256 differs.*discarded/));
    expect([existsSync(path), existsSync(part)]).toEqual([false, false]);
    await download();
    expect(sha256Of(await readFile(path))).toBe(file.sha256);
  });

  it('a download of the wrong size is thrown away, whatever size the server claims', async () => {
    for (const fault of [{ kind: 'wrong-size' }, { kind: 'truncate', after: 1e9 }] satisfies HubFault[]) {
      const { download, path, part } = await example(fault);
      // The second server states no length, and delivers more than there should be.
      const bytes = fault.kind === 'truncate' ? 399_999 : 400_000;
      await expect(download({ bytes })).rejects.toMatchObject(refusal('download-failed', /wrong size/));
      expect([existsSync(path), existsSync(part)]).toEqual([false, false]);
    }
  });

  it('a download that gains nothing any more gives up, keeps what has come, and goes on from there the next time', async () => {
    const stuck: HubFault[] = Array.from({ length: 5 }, () => ({ kind: 'truncate', after: 0 }));
    const { download, path, part, deliveries } = await example({ kind: 'truncate', after: 100_000 }, ...stuck);
    await expect(download()).rejects.toMatchObject(refusal('download-failed', /The data so far is kept/));
    expect(existsSync(path)).toBe(false);
    expect((await stat(part)).size).toBe(100_000);
    await download();
    expect(deliveries().at(-1)).toMatchObject({ range: 'bytes=100000-', sent: 300_000 });
  });

  it('a download does not give up while each try brings something', async () => {
    const faults = Array.from({ length: 8 }, (): HubFault => ({ kind: 'truncate', after: 40_000 }));
    const { download, deliveries } = await example(...faults);
    await download();
    expect(deliveries()).toHaveLength(9);
  });

  it('a download gives up on a server that starts over each time and never ends', async () => {
    const { server, download, part, deliveries } = await example();
    await writeFile(part, content.subarray(0, 200_000));
    const hopeless = Array.from({ length: 20 }, (): HubFault => ({ kind: 'truncate', after: 100_000 }));
    server.fault(what, ...hopeless.flatMap((fault) => [{ kind: 'status', status: 416 } satisfies HubFault, fault]));
    await expect(download()).rejects.toMatchObject(refusal('download-failed', /could not be downloaded/));
    expect(deliveries().length).toBeLessThan(12);
  });

  it('a download does not ask again where the hub refuses', async () => {
    for (const [status, message] of [
      [401, /private, requires you to accept its terms/],
      [403, /private, requires you to accept its terms/],
      [404, /has no onnx\/model.onnx of an\/example/],
    ] as const) {
      const { download, deliveries, part } = await example({ kind: 'status', status });
      await expect(download()).rejects.toMatchObject(refusal('model-unknown', message));
      expect(deliveries()).toHaveLength(1);
      expect(existsSync(part)).toBe(false);
    }
  });

  it('a download without a network names proxies and the other ways to get the file', async () => {
    const { server, path } = await example();
    await server.close();
    const source = { hub: hubAt(server.url), repository: 'an/example', revision, file };
    await expect(downloadFile(source, path, () => {}, new AbortController().signal, quick)).rejects.toMatchObject(
      refusal('download-failed', /ECONNREFUSED.*proxy or a firewall.*“Import a folder”/),
    );
  });

  it('a cancelled download ends at once, and goes on from there later', async () => {
    const { download, path, part, progress, deliveries } = await example({ kind: 'stall', after: 100_000 });
    const abort = new AbortController();
    const cancelled = download({ signal: abort.signal });
    await expect.poll(() => progress.at(-1)).toBe(100_000);
    abort.abort();
    await expect(cancelled).rejects.toBe(abort.signal.reason);
    expect(existsSync(path)).toBe(false);
    expect((await stat(part)).size).toBe(100_000);
    await download();
    expect(deliveries().at(-1)).toMatchObject({ range: 'bytes=100000-' });
  });

  it('a download can be cancelled while it waits to try again', async () => {
    const { download, deliveries } = await example({ kind: 'status', status: 503 });
    const abort = new AbortController();
    const cancelled = download({ signal: abort.signal, timeouts: { stallMs: 30_000, backOffMs: 3_600_000 } });
    await expect.poll(() => deliveries().length).toBe(1);
    abort.abort();
    await expect(cancelled).rejects.toBe(abort.signal.reason);
  });

  it('a download says that the disk is full', async ({ skip }) => {
    skip(!existsSync('/dev/full'), 'no device here behaves like a full disk');
    const { download, part } = await example();
    await symlink('/dev/full', part);
    await expect(download()).rejects.toMatchObject(refusal('disk-full', /Free some space/));
  });
});
