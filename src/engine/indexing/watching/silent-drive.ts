import { statfs } from 'node:fs/promises';

/** Linux’s numbers of file systems that do not report changes made elsewhere, see statfs(2). */
const silent = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9P'],
  [0x65735546, 'FUSE'],
  [0x00c36400, 'Ceph'],
  [0x5346414f, 'AFS'],
  [0x786f4256, 'VirtualBox'],
]);

/** The kind of a folder’s drive, if it may not report all changes; otherwise null. Known on Linux, and for network paths on Windows. */
export async function silentDrive(folder: string): Promise<string | null> {
  if (process.platform === 'win32') return folder.startsWith('\\\\') ? 'network' : null;
  if (process.platform !== 'linux') return null;
  const { type } = await statfs(folder);
  return silent.get(type >>> 0) ?? null;
}
