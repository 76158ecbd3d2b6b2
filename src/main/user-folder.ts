import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemCodeOf } from '../shared/errors.ts';
import { type UserText, userText } from '../shared/user-text.ts';

/**
 * Why Nearnote cannot keep anything in the folder of what is the user’s; null if it can. To be asked before the lock of the
 * single instance, which Electron refuses in such a folder as if another Nearnote had it.
 */
export function problemOfUserFolder(folder: string): UserText | null {
  try {
    mkdirSync(folder, { recursive: true });
    const probe = join(folder, `writable.${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return null;
  } catch (error) {
    // A full disk is no reason not to start.
    if (['ENOSPC', 'EDQUOT'].includes(systemCodeOf(error) ?? '')) return null;
    return userText(
      'Nearnote keeps your library in {folder}, and may not write there ({reason}). See to it that you may, or start Nearnote with --user-data-dir=FOLDER and a folder of yours.',
      { folder, reason: systemCodeOf(error) ?? 'unknown' },
    );
  }
}
