import { join, resolve } from 'node:path';
import { openExistingEngine } from './open-engine.ts';

interface ProblemsOptions {
  library: string;
  retry?: boolean;
  json?: boolean;
}

/** The files that a library does not hold, each with the reason; with `retry`, after trying all of them again. */
export async function problemsCommand({ library, retry, json }: ProblemsOptions): Promise<void> {
  const engine = await openExistingEngine(library);
  try {
    if (retry === true) await engine.retryProblems(null);
    const { problems, total } = await engine.problems();
    if (json === true) {
      process.stdout.write(`${JSON.stringify({ library: resolve(library), total, problems })}\n`);
      return;
    }
    for (const { folder, path, reason } of problems) process.stdout.write(`${join(folder, path)}\n  ${reason}\n`);
    if (total > problems.length) process.stdout.write(`and ${total - problems.length} more\n`);
    process.stdout.write(total === 0 ? 'No problems: all files are read.\n' : `${total} problems.\n`);
  } finally {
    await engine.close();
  }
}
