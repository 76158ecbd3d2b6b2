import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What @electron/fuses looks for in Electron’s executable: a mark, a version, the number of fuses, and each fuse as a digit. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuses = '0'.repeat(9);

/**
 * Makes a folder that looks like Electron’s distribution to electron-builder, where the real one cannot be had: so that the
 * rest of a package can be made and tried. It does not run.
 */
export function makePlaceholderDistribution(folder: string, version: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const wire = `${fuseMark}${String.fromCharCode(1, fuses.length)}${fuses}`;
  const script = `#!/bin/sh\n# ${wire}\necho 'This package was made without Electron and cannot run.' >&2\nexit 1\n`;
  writeFileSync(join(folder, 'electron'), script, { mode: 0o755 });
  writeFileSync(join(folder, 'version'), `v${version}`);
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), '');
}
