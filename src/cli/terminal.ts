import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { childProcessInference, type StartInference } from '../engine/embedding/inference-process.ts';
import { visible } from '../shared/visible.ts';

/** Where a command prints. On a terminal its lines have a width, and can be drawn anew. */
export type Output = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

/** Prints a text as text: nothing in it can do anything on the terminal. */
export function print(output: Output, text: string): void {
  output.write(visible(text));
}

/** What a command knows of the process it runs in: tests run commands in their own. */
export interface Terminal {
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stdout: Output;
  stderr: Output;
  env: NodeJS.ProcessEnv;
  /** The folder that paths are relative to. */
  cwd: string;
  /** Resolves when the user or the system asks the command to end. */
  interruption(): Promise<'interrupted'>;
  startInference: StartInference;
  /** The file of an empty database, which new libraries begin with; null where the build has not made one. */
  template: string | null;
}

const template = join(import.meta.dirname, '../../out/template.gz');

/** The process that the program was started as. */
export const processTerminal: Terminal = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  // npm runs its scripts in the project's folder; paths are meant from where the user stands.
  cwd: (process.env.npm_lifecycle_event === 'nearnote' && process.env.INIT_CWD) || process.cwd(),
  interruption: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('interrupted'));
    }),
  startInference: childProcessInference(join(import.meta.dirname, '../inference/index.ts')),
  template: existsSync(template) ? template : null,
};

/** Thrown by a command that was interrupted, with what it left, in words for the user. */
export class Interrupted extends Error {
  constructor(left = 'Run the same command again to go on from here.') {
    super(`Stopped. ${left}`);
  }
}
