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
 * downloaded to be read: it has a size, and nothing on the disk. Linux has no such files that could be told from those of
 * drives which never count blocks.
 */
export function isPlaceholder({ size, blocks }: Stored, platform: NodeJS.Platform = process.platform): boolean {
  const least = smallest[platform];
  return least !== undefined && size > least && blocks === 0;
}

/** The path of the file that an earlier iCloud keeps in the cloud and marks with this file, `.a.md.icloud`; null for others. */
export function inCloudOnly(path: string): string | null {
  const [, name] = /^\.(.+)\.icloud$/.exec(posix.basename(path)) ?? [];
  return name === undefined ? null : posix.join(posix.dirname(path), name);
}

/** The file by which an earlier iCloud marks one that it has taken away. */
export function markOf(path: string): string {
  return posix.join(posix.dirname(path), `.${posix.basename(path)}.icloud`);
}

export const notDownloaded = userText(
  'This file is only in the cloud. Nearnote does not download it: open it once, or have your cloud drive keep it on this computer. What was indexed of it before is still found.',
);
