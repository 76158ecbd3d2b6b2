/**
 * `npm run release:check [-- <tag>]` fails unless tag, package.json, package-lock.json and CHANGELOG.md say the same version; without a
 * tag that of GitHub’s run counts. `npm run release:draft -- <folder>` drafts a release of it with all files of a folder.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { notesOf, obstaclesToRelease } from './release-notes.ts';
import { run } from './run.ts';

const project = join(import.meta.dirname, '..');
const versioned = z.object({ version: z.string() });
const read = (file: string) => readFileSync(join(project, file), 'utf8');
const { version } = versioned.parse(JSON.parse(read('package.json')));
const { version: lockedVersion } = versioned.parse(JSON.parse(read('package-lock.json')));
const changelog = read('CHANGELOG.md');

const [what, given] = process.argv.slice(2);
if (what === 'check') check(given ?? process.env.GITHUB_REF_NAME ?? '');
else if (what === 'draft' && given !== undefined) draft(given);
else throw new Error('Say “check” and a tag, or “draft” and a folder.');

function check(tag: string): void {
  const obstacles = obstaclesToRelease({ tag, version, lockedVersion, changelog });
  for (const obstacle of obstacles) console.error(obstacle);
  if (obstacles.length > 0) process.exitCode = 1;
  else console.log(`${tag} can be released.`);
}

function draft(folder: string): void {
  const scratch = mkdtempSync(join(tmpdir(), 'nearnote-release-'));
  try {
    const notes = join(scratch, 'notes.md');
    writeFileSync(notes, notesOf(version, changelog));
    const files = readdirSync(folder).map((name) => join(folder, name));
    const tag = `v${version}`;
    run('gh', ['release', 'create', tag, '--draft', '--verify-tag', '--title', tag, '--notes-file', notes, ...files]);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
