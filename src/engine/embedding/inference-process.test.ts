import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { childProcessInference } from './inference-process.ts';

it('an inference process does not inherit the tokens in the environment of the program that starts it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nearnote-environment-'));
  const entry = join(folder, 'entry.mjs');
  writeFileSync(entry, 'process.parentPort.postMessage({ names: Object.keys(process.env) })');
  vi.stubEnv('GITHUB_TOKEN', 'secret');
  try {
    const child = childProcessInference(entry)();
    const names = await new Promise<unknown>((resolve) => child.onMessage(resolve));
    expect(names).toMatchObject({ names: expect.arrayContaining(['PATH', 'HOME']) });
    expect(names).not.toMatchObject({ names: expect.arrayContaining(['GITHUB_TOKEN']) });
    child.kill();
  } finally {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  }
});
