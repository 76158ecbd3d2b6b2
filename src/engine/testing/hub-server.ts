import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A model as its repository holds it. */
export interface ServedModel {
  /** Its files are served, by their path in it; `files` go before them. */
  folder?: string;
  files?: Record<string, string | Uint8Array>;
  /** What the hub says of the model beside its files. */
  info?: { sha?: string; pipeline_tag?: string; library_name?: string; tags?: string[] };
}

/** What goes wrong with one answer. Bytes are counted from the beginning of that answer. */
export type HubFault =
  | { kind: 'status'; status: number }
  /** The connection ends in order, and too early. */
  | { kind: 'truncate'; after: number }
  /** The connection is reset. */
  | { kind: 'reset'; after: number }
  /** Nothing more comes. */
  | { kind: 'stall'; after: number }
  /** The right number of bytes, but others. */
  | { kind: 'wrong-bytes' }
  /** A file of another size. */
  | { kind: 'wrong-size' }
  | { kind: 'ignore-range' }
  | { kind: 'slow'; chunk: number; everyMs: number };

interface HubRequest {
  server: 'hub' | 'cdn';
  url: string;
  /** `organisation/name/path` for a file, `organisation/name` for the description of a repository. */
  what: string;
  range: string | null;
  /** Bytes of the answer’s content. */
  sent: number;
}

export interface HubServer {
  url: string;
  /** All requests, oldest first. */
  requests: HubRequest[];
  /**
   * Makes the next answers go wrong, one fault each.
   * @param what as in HubRequest; faults of a file are met where its content is delivered.
   */
  fault(what: string, ...faults: HubFault[]): void;
  close(): Promise<void>;
}

interface Repository {
  name: string;
  sha: string;
  files: Map<string, Uint8Array>;
  info: NonNullable<ServedModel['info']>;
}

/** From this size on, the real hub keeps files outside Git, states their hash, and delivers them from another host. */
const lfsFrom = 100_000;

/** A server that speaks the protocol of the Hugging Face hub, redirects included, and misbehaves when it is told to. */
export async function startHub({ models }: { models: Record<string, ServedModel> }): Promise<HubServer> {
  const repositories = Object.entries(models).map(([name, model]) => read(name, model));
  const requests: HubRequest[] = [];
  const faults = new Map<string, HubFault[]>();

  async function answer(server: 'hub' | 'cdn', request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://hub').pathname);
    const log: HubRequest = { server, url: path, what: path, range: request.headers.range ?? null, sent: 0 };
    requests.push(log);
    const found = locate(repositories, path);
    if (found === null) return end(response, 404);
    log.what = found.what;
    if ('content' in found) return deliver(found.content, faults.get(found.what)?.shift(), log, response);
    // The real hub redirects to the content: for small files with a relative address, for large ones to another host.
    if (found.isLarge) return end(response, 302, { location: `${cdn.url}/cdn${found.to}` });
    return end(response, 307, { location: `/api/resolve-cache/models${found.to}` });
  }

  const cdn = await listen((request, response) => answer('cdn', request, response));
  const hub = await listen((request, response) => answer('hub', request, response));
  return {
    url: hub.url,
    requests,
    fault: (what, ...more) => void faults.set(what, [...(faults.get(what) ?? []), ...more]),
    close: async () => {
      await Promise.all([hub.close(), cdn.close()]);
    },
  };
}

function read(name: string, { folder, files = {}, info = {} }: ServedModel): Repository {
  const content = new Map<string, Uint8Array>();
  if (folder !== undefined) {
    for (const path of filesBelow(folder)) content.set(path, readFileSync(join(folder, path)));
  }
  for (const [path, data] of Object.entries(files)) content.set(path, Buffer.from(data));
  const sha = createHash('sha1');
  for (const [path, data] of content) sha.update(path).update(data);
  return { name, sha: info.sha ?? sha.digest('hex'), files: content, info };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll('\\', '/'));
}

type Located = { what: string } & ({ content: Uint8Array } | { to: string; isLarge: boolean });

const describedAt = /^\/api\/models\/([^/]+\/[^/]+)\/revision\/\w+$/;
const resolvedAt = /^\/([^/]+\/[^/]+)\/resolve\/(\w+)\/(.+)$/;
const deliveredAt = /^\/(?:cdn|api\/resolve-cache\/models)\/([^/]+\/[^/]+)\/(\w+)\/(.+)$/;

/** What an address of either server means; null if there is nothing. */
function locate(repositories: Repository[], path: string): Located | null {
  const described = repositories.find(({ name }) => name === describedAt.exec(path)?.[1]);
  if (described !== undefined) {
    return { what: described.name, content: Buffer.from(JSON.stringify(describe(described))) };
  }
  const resolved = resolvedAt.exec(path);
  const [, name, revision, file] = resolved ?? deliveredAt.exec(path) ?? [];
  const repository = repositories.find((one) => one.name === name);
  const content = repository?.files.get(file ?? '');
  if (repository === undefined || content === undefined || ![repository.sha, 'main'].includes(revision ?? ''))
    return null;
  const what = `${repository.name}/${file}`;
  if (resolved === null) return { what, content };
  return { what, to: `/${repository.name}/${repository.sha}/${file}`, isLarge: content.byteLength >= lfsFrom };
}

function describe({ name, sha, files, info }: Repository): unknown {
  const siblings = [...files].map(([rfilename, content]) => ({
    rfilename,
    size: content.byteLength,
    ...(content.byteLength >= lfsFrom && {
      lfs: { sha256: createHash('sha256').update(content).digest('hex'), size: content.byteLength, pointerSize: 134 },
    }),
  }));
  return { id: name, pipeline_tag: 'feature-extraction', tags: [], ...info, sha, siblings };
}

async function deliver(
  content: Uint8Array,
  fault: HubFault | undefined,
  log: HubRequest,
  response: ServerResponse,
): Promise<void> {
  if (fault?.kind === 'status') return end(response, fault.status);
  const asked = fault?.kind === 'ignore-range' ? null : /^bytes=(\d+)-$/.exec(log.range ?? '');
  const start = asked === null ? 0 : Number(asked[1]);
  if (start >= content.byteLength && start > 0)
    return end(response, 416, { 'content-range': `bytes */${content.byteLength}` });
  let body = content.slice(start);
  if (fault?.kind === 'wrong-bytes') body = body.map((byte) => byte ^ 1);
  if (fault?.kind === 'wrong-size') body = body.slice(0, -1);

  const headers = asked && { 'content-range': `bytes ${start}-${content.byteLength - 1}/${content.byteLength}` };
  // Without a length, only the end of the connection tells a truncated answer from a whole one.
  const length = fault?.kind === 'truncate' ? null : { 'content-length': body.byteLength };
  response.writeHead(asked === null ? 200 : 206, { ...headers, ...length });

  const breaks = fault?.kind === 'truncate' || fault?.kind === 'reset' || fault?.kind === 'stall';
  const last = breaks ? Math.min(fault.after, body.byteLength) : body.byteLength;
  const step = fault?.kind === 'slow' ? fault.chunk : 65_536;
  for (let at = 0; at < last && !response.destroyed; at += step) {
    const chunk = body.subarray(at, Math.min(at + step, last));
    log.sent += chunk.byteLength;
    await new Promise((resolve) => response.write(chunk, resolve));
    if (fault?.kind === 'slow') await delay(fault.everyMs);
  }
  if (fault?.kind === 'stall') return;
  if (fault?.kind === 'reset') return void response.destroy();
  response.end();
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers).end(status >= 400 ? `Error ${status}` : '');
}

async function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
