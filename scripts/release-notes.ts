import { messageOf } from '../src/shared/errors.ts';

/**
 * What a changelog says of a version, without its heading.
 * @throws Error if it has no dated section for the version.
 */
export function notesOf(version: string, changelog: string): string {
  const lines = changelog.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`## [${version}]`));
  const heading = lines[start];
  if (heading === undefined) throw new Error(`CHANGELOG.md says nothing of ${version}.`);
  if (!/ - \d{4}-\d{2}-\d{2}$/.test(heading)) throw new Error(`CHANGELOG.md gives ${version} no date.`);
  const after = lines.slice(start + 1);
  const end = after.findIndex((line) => line.startsWith('## '));
  return after
    .slice(0, end === -1 ? undefined : end)
    .join('\n')
    .trim();
}

/** What keeps a version from being released under a tag, each in a sentence. */
export function obstaclesToRelease(release: {
  tag: string;
  version: string;
  lockedVersion: string;
  changelog: string;
}): string[] {
  const { tag, version, lockedVersion, changelog } = release;
  const obstacles: string[] = [];
  if (tag !== `v${version}`) obstacles.push(`The tag is ${tag}, and package.json says ${version}.`);
  if (lockedVersion !== version) obstacles.push(`package-lock.json says ${lockedVersion}: run npm install.`);
  try {
    if (notesOf(version, changelog) === '') obstacles.push(`CHANGELOG.md says nothing of ${version}.`);
  } catch (error) {
    obstacles.push(messageOf(error));
  }
  return obstacles;
}
