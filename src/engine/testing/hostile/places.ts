import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type HostileFile, note, passedOver, refused } from './hostile-file.ts';

const linkTo = (target: string) => (at: string) => symlink(target, at);

/** Restores the right to read, so that the folder can be removed when the test ends. */
async function locked(at: string): Promise<void> {
  await chmod(at, 0);
  onTestFinished(() => chmod(at, 0o700));
}

/** A socket that listens until the test ends. Its path may have at most 100 bytes, so it is made from its own folder. */
async function socket(at: string): Promise<void> {
  const server = createServer();
  const here = process.cwd();
  await new Promise<void>((listening) => {
    process.chdir(dirname(at));
    server.listen('socket.md', listening);
    process.chdir(here);
  });
  onTestFinished(() => void server.close());
}

/** A file whose name is these bytes, in the folder of the given path. */
const named =
  (...names: Uint8Array[]) =>
  async (at: string) => {
    const bytes = names.flatMap((name) => [Buffer.from('/'), name]);
    await mkdir(Buffer.concat([Buffer.from(dirname(at)), ...bytes.slice(0, -2)]), { recursive: true });
    await writeFile(Buffer.concat([Buffer.from(dirname(at)), ...bytes]), 'a note');
  };
const latin1 = (name: string) => Buffer.from(name, 'latin1');

/** A folder whose path has nearly as many bytes as a library keeps, and a folder inside whose path has more. */
const deep = Array.from({ length: 10 }, (_, at) => String.fromCharCode(0x4e00 + 97 * at).repeat(80)).join('/');
async function tooDeep(at: string): Promise<void> {
  const inside = join(at, 'x'.repeat(240));
  await mkdir(inside, { recursive: true });
  await writeFile(join(inside, 'note.md'), 'a note');
}

const noFile = /a pipe, a socket or a device/;
const notUnicode = /name of this (file|folder) is not valid text/;
const nowhere = /points nowhere, or to itself/;
const outside = /points out of the folder/;

const names: HostileFile[] = [
  ...[
    'name with  spaces .md',
    '-dash.md',
    '#hash?a=b&c%20.md',
    'quote\'"`.md',
    'semi;colon$(id).md',
    'trailing dot..md',
  ],
  ...['CON.md', 'emoji 📓🗂️.md', 'ノート/会議 議事録.md', '.hidden.md', 'UPPER.MD', `${'x'.repeat(240)}.md`],
].map((name) => note(`names/${name}`, `gaur in ${name}`, 'gaur'));

/** Names that Windows does not allow. */
const unixNames: HostileFile[] = ['back\\slash.md', 'new\nline.md'].map((name) =>
  note(`names/${name}`, 'gayal', 'gayal'),
);

/** Names that other systems refuse, or treat as one. */
const linuxNames: HostileFile[] = [
  ...['case.md', 'Case.md', 'caf\u00e9.md', 'cafe\u0301.md'].map((name) => note(`twins/${name}`, 'gelada', 'gelada')),
  // Two names whose readable forms are the same.
  refused('bytes/bad-\ufffd.md', named(latin1('bad-\xff.md')), notUnicode),
  refused('bytes/bad-\ufffd.md', named(latin1('bad-\xfe.md')), notUnicode),
  refused('bytes/bad-\ufffd', named(latin1('bad-\xff'), latin1('inside.md')), notUnicode),
];

const others: HostileFile[] = [
  note(`${Array.from({ length: 120 }, (_, at) => `d${at}`).join('/')}/bottom.md`, 'genet at the bottom', 'genet'),
  note('folder.md/inside.md', 'gerbil in a folder that is named like a note', 'gerbil'),
  passedOver('.hidden/x.md', 'hidden'),
  passedOver('node_modules/x/readme.md', 'of a program'),
  passedOver('no-extension', 'text'),
  passedOver('photo.jpg', Uint8Array.of(0xff, 0xd8, 0xff)),
  passedOver('program.py', 'print()'),
];

const unixPlaces: HostileFile[] = [
  refused('special/pipe.md', async (at) => void execFileSync('mkfifo', [at]), noFile),
  refused('special/socket.md', socket, noFile),
  refused(
    'special/sparse-3GB.md',
    async (at) => {
      await writeFile(at, 'start');
      await truncate(at, 3 * 2 ** 30);
    },
    /is 3,072 MB/,
  ),
  passedOver('links/loop', linkTo('.')),
  passedOver('links/up', linkTo('..')),
  passedOver('links/again.md', linkTo('../folder.md/inside.md')),
  passedOver('links/a', linkTo('b')),
  passedOver('links/b', linkTo('a')),
  refused('links/self.md', linkTo('self.md'), nowhere),
  refused('links/dangling.md', linkTo('nowhere.md'), nowhere),
  refused('links/passwords.md', linkTo('/etc/passwd'), outside),
  refused('links/device.md', linkTo('/dev/zero'), outside),
  refused('links/system', linkTo('/usr'), outside),
];

/** What a superuser can read all the same. */
const lockedPlaces: HostileFile[] = [
  refused(
    'locked/file.md',
    async (at) => {
      await writeFile(at, 'a note');
      await locked(at);
    },
    /not allowed to read this file|not allowed to read the file/,
  ),
  refused(
    'locked/folder',
    async (at) => {
      await mkdir(at);
      await writeFile(join(at, 'inside.md'), 'a note');
      await locked(at);
    },
    /not allowed to read this folder/,
  ),
];

export const hostilePlaces: HostileFile[] = [
  ...names,
  ...others,
  ...(process.platform === 'win32' ? [] : [...unixNames, ...unixPlaces]),
  ...(process.platform === 'linux' ? [...linuxNames, refused(deep, tooDeep, /paths in this folder are too long/)] : []),
  ...(process.platform === 'win32' || process.getuid?.() === 0 ? [] : lockedPlaces),
];
