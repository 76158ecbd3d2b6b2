import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { ModelFile } from '../models/catalogue-entry.ts';
import { Hub } from '../models/download/hub.ts';
import { type HubServer, type ServedModel, startHub } from './hub-server.ts';
import { fetchBy } from './network.ts';

/** A hub with these models, closed when the test ends, and a client of it. */
export async function hubWith(models: Record<string, ServedModel>): Promise<{ server: HubServer; hub: Hub }> {
  const server = await startHub({ models });
  onTestFinished(() => server.close());
  return { server, hub: hubAt(server.url) };
}

/** A client of the hub at an address, over a direct connection. */
export function hubAt(url: string): Hub {
  return new Hub(fetchBy(), url);
}

/** Bytes that are the same each time, and of which no part equals another. */
export function someBytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 2_654_435_761) >>> 24);
}

export function fileFrom(path: string, content: Uint8Array | string): ModelFile {
  return { path, bytes: Buffer.from(content).byteLength, sha256: sha256Of(content) };
}

export function sha256Of(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
