import { readdir, readFile } from 'node:fs/promises';

/** A process as Linux counts it. Bytes. */
export interface ProcessMemory {
  id: number;
  parent: number;
  /** What it has made; nobody shares that. */
  own: number;
  /** Programs and libraries, whose pages processes share. */
  files: number;
  /** The most it has had of both. */
  peak: number;
}

/** This process, those that it has started, and those that they have; none where the system has no `/proc`. */
export async function processes(): Promise<ProcessMemory[]> {
  const entries = await readdir('/proc').catch(() => []);
  const all = (await Promise.all(entries.filter((entry) => /^\d+$/.test(entry)).map(processOf))).flat();
  const found = all.filter(({ id }) => id === process.pid);
  // The list grows while it is gone through: children, and theirs.
  for (const { id } of found) found.push(...all.filter(({ parent }) => parent === id));
  return found;
}

async function processOf(id: string): Promise<ProcessMemory[]> {
  // One that ended since it was listed has nothing to tell.
  const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
  const field = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1]);
  const bytes = (name: string) => 1024 * field(name);
  const own = bytes('RssAnon') + bytes('RssShmem');
  if (Number.isNaN(own)) return [];
  return [{ id: Number(id), parent: field('PPid'), own, files: bytes('RssFile'), peak: bytes('VmHWM') }];
}

/** Follows the resident memory of this process and of all below it, until it is stopped. */
export class PeakMemory {
  /** Bytes, all processes together: what each has made, and the files that one of them has the most of. */
  most = 0;
  #shares: number[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => void this.#look(), 200);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  toString(): string {
    return `${megabytes(this.most)} (${this.#shares.map(megabytes).join(', ')}, and the files that they share)`;
  }

  async #look(): Promise<void> {
    const found = await processes();
    const shares = found.map(({ own }) => own);
    const all = shares.reduce((sum, share) => sum + share, 0) + Math.max(0, ...found.map(({ files }) => files));
    if (all > this.most) [this.most, this.#shares] = [all, shares];
  }
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
