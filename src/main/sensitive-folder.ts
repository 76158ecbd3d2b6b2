import { posix, win32 } from 'node:path';

/** What a path is judged by. */
export interface Computer {
  platform: NodeJS.Platform;
  /** The user’s home folder. */
  home: string;
  /** The folder of temporary files, which some systems have inside their own. */
  temporary: string;
}

/** Why a folder is asked about: a whole drive, a home or all homes, what belongs to the system, or what programs keep in a home. */
export type Sensitivity = 'drive' | 'home' | 'system' | 'programs';

/** Where things are on a system, in small letters where capitals do not matter. */
interface Layout {
  /** Folders below the root that belong to the system, with all that is in them. */
  system: string[];
  /** Folders in a home in which programs keep settings, keys and caches. */
  programs: string[];
  /** Folders of the notes that cloud services bring, inside those of programs. */
  clouds: string[];
  /** Folders whose subfolders are drives. */
  mounts: string[];
}

const layouts: Record<'linux' | 'darwin' | 'win32', Layout> = {
  linux: {
    system: 'bin boot dev etc lib lib32 lib64 libx32 proc root run sbin snap sys usr var'.split(' '),
    programs: [],
    clouds: [],
    mounts: ['/mnt', '/media'],
  },
  darwin: {
    system: 'applications bin cores dev etc library opt private sbin system usr var'.split(' '),
    programs: ['library'],
    clouds: ['library/mobile documents', 'library/cloudstorage'],
    mounts: ['/volumes'],
  },
  win32: {
    system: ['$recycle.bin', 'program files', 'program files (x86)', 'programdata', 'recovery', 'windows'],
    programs: ['appdata'],
    clouds: [],
    mounts: [],
  },
};

/** Why the user is asked before a folder is added; null for an ordinary one. The path is absolute, without links. */
export function sensitivityOf(path: string, { platform, home, temporary }: Computer): Sensitivity | null {
  const system = platform === 'win32' || platform === 'darwin' ? platform : 'linux';
  const { parse, resolve, sep, dirname } = system === 'win32' ? win32 : posix;
  // Windows and a Mac do not tell capitals apart.
  const plain = (name: string): string => (system === 'linux' ? resolve(name) : resolve(name).toLowerCase());
  /** The parts of `inner` below `outer`; null if it is elsewhere. */
  const below = (inner: string, outer: string): string[] | null => {
    if (inner === outer) return [];
    const start = outer.endsWith(sep) ? outer : outer + sep;
    return inner.startsWith(start) ? inner.slice(start.length).split(sep) : null;
  };

  const folder = plain(path);
  const { root } = parse(folder);
  const { system: ofSystem, programs, clouds, mounts } = layouts[system];
  if (folder === root || mounts.includes(dirname(folder))) return 'drive';
  if (below(plain(home), folder) !== null) return 'home';
  if (below(folder, plain(temporary)) !== null) return null;
  const inHome = below(folder, plain(home));
  if (inHome === null) return ofSystem.includes(below(folder, root)?.[0] ?? '') ? 'system' : null;
  const [first = ''] = inHome;
  const isInCloud = clouds.some((cloud) => inHome.join('/').startsWith(`${cloud}/`));
  return first.startsWith('.') || (programs.includes(first) && !isInCloud) ? 'programs' : null;
}
