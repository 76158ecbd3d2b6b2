/**
 * `npm run package`: builds the app and puts it together for this system, unpacked, in dist/; says what its parts weigh.
 * Words after `--` go to electron-builder instead of `dir` (`npm run package -- AppImage deb rpm`).
 */
import { globSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import electronManifest from 'electron/package.json' with { type: 'json' };
import { electronBinary } from './electron-binary.ts';
import { makePlaceholderDistribution } from './placeholder-distribution.ts';
import { run } from './run.ts';

const project = join(import.meta.dirname, '..');
const targets = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'nearnote-package-'));

try {
  run('npm', ['run', 'build']);
  run(join('node_modules', '.bin', 'electron-builder'), [
    '--publish=never',
    systemOption(),
    ...(targets.length > 0 ? targets : ['dir']),
    ...distribution(),
  ]);
  tellSizes();
} finally {
  rmSync(scratch, { recursive: true });
}

function systemOption(): string {
  if (process.platform === 'darwin') return '--mac';
  return process.platform === 'win32' ? '--win' : '--linux';
}

/** Where electron-builder finds Electron: it fetches it by itself where this computer has none but can. */
function distribution(): string[] {
  if (electronBinary() !== null) return [];
  console.log(
    'Electron’s binary is not here: the package gets a placeholder in its place, and does not run by itself.',
  );
  const folder = join(scratch, 'electron');
  makePlaceholderDistribution(folder, electronManifest.version);
  return [`-c.electronDist=${folder}`];
}

/** The unpacked app without Electron, by part, in megabytes. */
function tellSizes(): void {
  const parts = {
    'the archive (code and its libraries)': '*/resources/app.asar',
    'native libraries beside it': '*/resources/app.asar.unpacked/**',
    'the starter model': '*/resources/models/**',
    'the sample and the prepared database': '*/resources/{sample/**,template.gz}',
  };
  let total = 0;
  for (const [name, pattern] of Object.entries(parts)) {
    const bytes = globSync(pattern, { cwd: join(project, 'dist') })
      .map((file) => statSync(join(project, 'dist', file)))
      .filter((stats) => stats.isFile())
      .reduce((sum, { size }) => sum + size, 0);
    total += bytes;
    console.log(`${(bytes / 1e6).toFixed(1).padStart(8)} MB  ${name}`);
  }
  console.log(`${(total / 1e6).toFixed(1).padStart(8)} MB  without Electron`);
}
