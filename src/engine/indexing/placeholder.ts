import { posix } from 'node:path';
import { userText } from '../../shared/user-text.ts';

/** What is used of a file’s metadata. */
interface Stored {
  size: number;
  /** Blocks of 512 bytes that the file takes on the disk. */
  blocks: number;
}

/** Smaller files may be kept in the file system’s own tables, and take no block of their own. */
const smallest: Partial<Record<NodeJS.Platform, number>> = { darwin: 0, win32: 4_096 };

/**
 * Whether a file is only a placeholder of a cloud drive (iCloud, OneDrive, Dropbox, Google Drive), whose content would be
 * downloaded to be read: it has a size, and nothing on the disk. On Linux no client makes such files, and drives that are mounted
 * (rclone, GVfs, onedriver) count no blocks, whatever is here.
 */
export function isPlaceholder({ size, blocks }: Stored, platform: NodeJS.Platform = process.platform): boolean {
  const least = smallest[platform];
  return least !== undefined && size > least && blocks === 0;
}

/** Clients that put a small file in the place of one that they have taken away: `a.md.nextcloud`, also on Linux. */
const suffixes = ['nextcloud', 'owncloud'];
const marked = new RegExp(`^\\.(.+)\\.icloud$|^(.+)\\.(?:${suffixes.join('|')})$`);

/** The path of the file that a file like `.a.md.icloud` (of an earlier iCloud) or `a.md.nextcloud` stands for; null for others. */
export function inCloudOnly(path: string): string | null {
  const [, hidden, plain] = marked.exec(posix.basename(path)) ?? [];
  const name = hidden ?? plain;
  return name === undefined ? null : posix.join(posix.dirname(path), name);
}

/** The files by one of which a file is marked that has been taken away. */
export function marksOf(path: string): string[] {
  const icloud = posix.join(posix.dirname(path), `.${posix.basename(path)}.icloud`);
  return [icloud, ...suffixes.map((suffix) => `${path}.${suffix}`)];
}

export const notDownloaded = userText(
  'This file is only in the cloud. Nearnote does not download it: open it once, or have your cloud drive keep it on this computer. What was indexed of it before is still found.',
);
