import { type ExecFileException, execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach } from 'vitest';

const run = promisify(execFile);
export const main = join(import.meta.dirname, '../main.ts');

/** Apart from the settings and the tokens of whoever runs the tests. */
let data: string | null = null;
async function dataFolder(): Promise<string> {
  data ??= await mkdtemp(join(tmpdir(), 'nearnote-data-'));
  return data;
}

async function environment(): Promise<NodeJS.ProcessEnv> {
  const { GITHUB_TOKEN: _, ...others } = process.env;
  return { ...others, NEARNOTE_DATA: await dataFolder() };
}

/** Where the commands of this test keep their log. */
export async function logsFolder(): Promise<string> {
  return join(await dataFolder(), 'logs');
}
afterEach(async () => {
  if (data !== null) await rm(data, { recursive: true });
  data = null;
});

interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** Runs the command as a user would, in a process of its own. */
export async function nearnote(...args: string[]): Promise<Outcome> {
  try {
    const { stdout, stderr } = await run(process.execPath, [main, ...args], { env: await environment() });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as ExecFileException & { code: number };
    return { code, out: stdout ?? '', err: stderr ?? '' };
  }
}
