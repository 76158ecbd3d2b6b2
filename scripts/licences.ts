/**
 * `node scripts/licences.ts`: fails if something that ships has a licence that asks for more than to be named.
 * With `--sbom [file]` it also writes a list of all that ships there (CycloneDX, made by `npm sbom`).
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';

const project = join(import.meta.dirname, '..');

/** Licences that allow us to ship what is under them, if it is named. Of a choice, one is enough. */
const allowed = new Set(
  '0BSD Apache-2.0 BSD BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 CC0-1.0 ISC MIT MIT-0 PostgreSQL PSF-2.0 Python-2.0 Unlicense Zlib'.split(
    ' ',
  ),
);

/** Packages that something asks for, and that do not ship: see electron-builder.yml. */
const leftOut = /^(sharp|@img\/.*)$/;

/** Licences that a package states only in its texts. */
const stated: Record<string, string> = { 'node_modules/format': 'MIT' };

const lockShape = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dependencies: z.record(z.string(), z.string()).default({}),
      optionalDependencies: z.record(z.string(), z.string()).default({}),
    }),
  ),
});
const { packages } = lockShape.parse(JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')));

/** The packages that the source imports, bundled or not. */
function imported(): Set<string> {
  const names = new Set<string>();
  for (const file of globSync('src/**/*.{ts,tsx,css}', { cwd: project })) {
    if (/\.test\.tsx?$|\/testing\//.test(file)) continue;
    const source = readFileSync(join(project, file), 'utf8');
    for (const [, from = ''] of source.matchAll(/(?:from|import|import\()\s*['"]([^'".][^'"]*)['"]/g)) {
      const [, name] = /^((?:@[^/]+\/)?[^/]+)/.exec(from) ?? [];
      if (name !== undefined && !isBuiltin(from) && `node_modules/${name}` in packages) names.add(name);
    }
  }
  // Its table is in our source, in another form (scripts/languages.ts).
  names.add('eld');
  // It is installed beside the app and has credits of its own.
  names.delete('electron');
  return names;
}

/** The place of a package in the lock file, as Node finds it from another one. */
function placeOf(name: string, from: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (place in packages) return place;
    if (folder === '') return null;
  }
}

/** Everything that ships, by its place in the lock file. */
function shipped(): Set<string> {
  const places = new Set<string>();
  const visit = (name: string, from: string): void => {
    const place = leftOut.test(name) ? null : placeOf(name, from);
    if (place === null || places.has(place)) return;
    places.add(place);
    const { dependencies, optionalDependencies } = packages[place] ?? { dependencies: {}, optionalDependencies: {} };
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) visit(next, place);
  };
  for (const name of imported()) visit(name, '');
  return places;
}

/** Whether an SPDX expression can be met with allowed licences alone. */
function isAllowed(licence: string): boolean {
  const words = licence.replace(/^\((.*)\)$/, '$1');
  if (words.includes(' OR ')) return words.split(' OR ').some(isAllowed);
  return words.split(' AND ').every((each) => allowed.has(each));
}

const licenceOf = (place: string): string => packages[place]?.license ?? stated[place] ?? 'none named';

const places = shipped();
const wrong = [...places].filter((place) => !isAllowed(licenceOf(place)));
for (const place of wrong) {
  console.error(`${place}: its licence, ${licenceOf(place)}, is not among those that may ship.`);
}
if (wrong.length > 0) process.exitCode = 1;

const [option, file = 'sbom.cdx.json'] = process.argv.slice(2);
if (option === '--sbom') {
  const { stdout, status } = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm sbom failed.');
  const component = z.looseObject({ name: z.string(), version: z.string(), 'bom-ref': z.string() });
  const bom = z
    .looseObject({ components: z.array(component), dependencies: z.array(z.looseObject({ ref: z.string() })) })
    .parse(JSON.parse(stdout));
  const names = new Set(
    [...places].map((place) => `${place.replace(/^.*node_modules\//, '')}@${packages[place]?.version}`),
  );
  const components = bom.components.filter(({ name, version }) => names.has(`${name}@${version}`));
  const kept = new Set(components.map((each) => each['bom-ref']));
  const dependencies = bom.dependencies.filter(({ ref }) => kept.has(ref));
  writeFileSync(file, `${JSON.stringify({ ...bom, components, dependencies }, null, 2)}\n`);
  console.log(`${file}: ${components.length} packages.`);
}
