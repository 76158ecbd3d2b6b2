import { type ExecFileException, execFile } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../../engine/testing/folders.ts';
import { testTemplate } from '../../engine/testing/template.ts';
import { inProcessInference } from '../../inference/testing/in-process.ts';
import { run } from '../run.ts';
import type { Output } from '../terminal.ts';

export const main = join(import.meta.dirname, '../main.ts');

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** Runs a command in the process of the test, apart from the settings and the tokens of whoever runs it. */
export function nearnote(...args: string[]): Promise<Outcome> {
  return nearnoteUntil(new Promise(() => {}), ...args);
}

/** The same, interrupted when the promise resolves. */
export async function nearnoteUntil(interrupted: Promise<void>, ...args: string[]): Promise<Outcome> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await run(args, {
    stdin: new PassThrough(),
    stdout: into(out),
    stderr: into(err),
    env: await environment(),
    cwd: process.cwd(),
    interruption: () => interrupted.then(() => 'interrupted'),
    startInference: inProcessInference,
    template: testTemplate,
  });
  return { code, out: out.join(''), err: err.join('') };
}

/** Runs a command as a user would, in a process of its own. */
export async function nearnoteProcess(
  args: readonly string[],
  user: { uid?: number; gid?: number } = {},
): Promise<Outcome> {
  const options = { env: await environment(), ...user };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [main, ...args], options);
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as ExecFileException & { code: number };
    return { code, out: stdout ?? '', err: stderr ?? '' };
  }
}

let data: Promise<string> | null = null;

/** The data folder that the commands of a test share. */
export function dataFolder(): Promise<string> {
  if (data === null) {
    data = temporaryFolder();
    onTestFinished(() => {
      data = null;
    });
  }
  return data;
}

async function environment(): Promise<NodeJS.ProcessEnv> {
  const { GITHUB_TOKEN: _, ...others } = process.env;
  return { ...others, NEARNOTE_DATA: await dataFolder() };
}

function into(texts: string[]): Output {
  return new Writable({
    decodeStrings: false,
    write(text, _encoding, done) {
      texts.push(String(text));
      done();
    },
  });
}
