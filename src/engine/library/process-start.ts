import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The start time of a process, as text to compare; null where the system does not say, or the process is gone. */
export async function startTimeOf(pid: number): Promise<string | null> {
  try {
    switch (process.platform) {
      case 'linux':
        return startTicks(await readFile(`/proc/${pid}/stat`, 'utf8'));
      case 'win32': {
        const { stdout } = await run('powershell.exe', [
          '-NoProfile',
          '-Command',
          `(Get-Process -Id ${pid}).StartTime.Ticks`,
        ]);
        return stdout.trim() || null;
      }
      default: {
        const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)]);
        return stdout.trim() || null;
      }
    }
  } catch {
    // Only a second check of a process number: without it, any live process with that number counts as the same.
    return null;
  }
}

/** Field 22 of /proc/<pid>/stat, see proc(5). The second field, a name in parentheses, may itself contain spaces. */
function startTicks(stat: string): string | null {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}
