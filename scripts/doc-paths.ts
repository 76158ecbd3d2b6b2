/** Part of `npm run check`: every path of ours that a document names is there, and every link inside the repository leads somewhere. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const project = join(import.meta.dirname, '..');
const named = /(?<![\w./-])(?:src|e2e|bench|scripts|resources|docs)\/[\w./{},*@-]*[\w/}*]/g;
const linked = /\]\((?!https?:|mailto:|#)([^)#\s]+)/g;

for (const document of globSync(['*.md', 'docs/*.md', '.github/**/*.md'], { cwd: project })) {
  const lines = readFileSync(join(project, document), 'utf8').split('\n');
  for (const [at, line] of lines.entries()) {
    const paths = [
      ...[...line.matchAll(named)].map(([path]) => join(project, path)),
      ...[...line.matchAll(linked)].map(([, path = '']) => join(project, dirname(document), path)),
    ];
    for (const path of paths) {
      if (existsSync(path) || globSync(path).length > 0) continue;
      process.exitCode = 1;
      console.error(`${document}:${at + 1} ${path.slice(project.length + 1)} is not there.`);
    }
  }
}
