/**
 * `npm run package`: builds the app and puts it together for this system, unpacked, in dist/; says what its parts weigh.
 * Words after `--` go to electron-builder instead of `dir` (`npm run package -- AppImage deb rpm`). With `--for-tests` the
 * app can be driven from outside, which one that is released cannot.
 *
 * `NEARNOTE_RELEASES` (`owner/repository` at GitHub) is where the app looks for updates; without it, it looks for none.
 */
import { cpSync, globSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import electronManifest from 'electron/package.json' with { type: 'json' };
import { modelRuntimeOf } from '../src/shared/model-runtime.ts';
import { electronBinary } from './electron-binary.ts';
import { findPackagedApp, partsOfPackagedApp } from './packaged-app.ts';
import { makePlaceholderDistribution } from './placeholder-distribution.ts';
import { run } from './run.ts';

const isForTests = process.argv.includes('--for-tests');
const targets = process.argv.slice(2).filter((word) => word !== '--for-tests');
const project = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'nearnote-package-'));

try {
  keepNotarisationKey();
  run('npm', ['run', 'build']);
  layOutWebAssembly();
  run(join('node_modules', '.bin', 'electron-builder'), [
    '--publish=never',
    systemOption(),
    ...(targets.length > 0 ? targets : ['dir']),
    ...distribution(),
    ...releases(),
    ...(isForTests ? ['-c.electronFuses.enableNodeCliInspectArguments=true'] : []),
  ]);
  tellSizes();
} finally {
  rmSync(scratch, { recursive: true });
}

/** Apple’s tools want the key for notarisation as a file; a secret of a build is a text. */
function keepNotarisationKey(): void {
  const { APPLE_API_KEY_BASE64: key } = process.env;
  if (key === undefined || key === '') return;
  const file = join(scratch, 'notarisation-key.p8');
  writeFileSync(file, Buffer.from(key, 'base64'), { mode: 0o600 });
  process.env.APPLE_API_KEY = file;
}

/** ONNX Runtime’s WebAssembly build, where there are no native libraries: of its many files those that are loaded. */
function layOutWebAssembly(): void {
  const to = join(project, 'out', 'onnxruntime-web');
  rmSync(to, { recursive: true, force: true });
  if (modelRuntimeOf(process) === 'native') return;
  const from = join(project, 'node_modules', 'onnxruntime-web');
  const files = [
    'package.json',
    'dist/ort.node.min.js',
    ...globSync('dist/ort-wasm-simd-threaded.{mjs,wasm}', { cwd: from }),
  ];
  for (const file of files) cpSync(join(from, file), join(to, file));
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

function releases(): string[] {
  const [owner = '', repository = ''] = (process.env.NEARNOTE_RELEASES ?? '').split('/');
  if (owner !== '' && repository !== '') {
    return [
      ...['provider=github', `owner=${owner}`, `repo=${repository}`].map((setting) => `-c.publish.${setting}`),
      `-c.extraMetadata.homepage=https://github.com/${owner}/${repository}`,
      // What is new for one kind of Mac is said in another file than what is for the other: each is made on its own.
      ...(process.platform === 'darwin' && process.arch === 'x64' ? ['-c.publish.channel=latest-intel'] : []),
    ];
  }
  if (targets.some((target) => target === 'deb' || target === 'rpm')) {
    throw new Error('A deb and an rpm name a home page: set NEARNOTE_RELEASES to owner/repository.');
  }
  return [];
}

/** The unpacked app without Electron, by part, in megabytes. */
function tellSizes(): void {
  const parts = {
    'the archive (code and its libraries)': 'app.asar',
    'native libraries beside it': 'app.asar.unpacked/**',
    'the starter model': 'models/**',
    'the sample and the prepared database': '{sample/**,template.gz}',
  };
  const { resources } = partsOfPackagedApp(findPackagedApp());
  let total = 0;
  for (const [name, pattern] of Object.entries(parts)) {
    const bytes = globSync(pattern, { cwd: resources })
      .map((file) => statSync(join(resources, file)))
      .filter((stats) => stats.isFile())
      .reduce((sum, { size }) => sum + size, 0);
    total += bytes;
    console.log(`${(bytes / 1e6).toFixed(1).padStart(8)} MB  ${name}`);
  }
  console.log(`${(total / 1e6).toFixed(1).padStart(8)} MB  without Electron`);
}
