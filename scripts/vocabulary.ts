/** Part of `npm run check`: one idea has one name. Fails where the sources use a name that docs/glossary.md rules out. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { privateNames } from './glossary.ts';
import { findPrivateNames } from './private-names.ts';

const project = join(import.meta.dirname, '..');
const names = privateNames(readFileSync(join(project, 'docs/glossary.md'), 'utf8'));
const files = globSync('{src,e2e,bench}/**/*.{ts,tsx}', { cwd: project, exclude: ['**/node_modules/**'] });

for (const file of files.map((path) => path.replaceAll('\\', '/')).sort()) {
  for (const { line, found, name } of findPrivateNames(file, readFileSync(join(project, file), 'utf8'), names)) {
    process.exitCode = 1;
    console.error(`${file}:${line} “${found}”: for “${name.text}” the term is “${name.term}”.`);
  }
}
