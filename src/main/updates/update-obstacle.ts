import { type UserText, userText } from '../../shared/user-text.ts';

interface Copy {
  isPackaged: boolean;
  platform: NodeJS.Platform;
  /** The file of the AppImage that runs; undefined in any other package. */
  appImage: string | undefined;
  /** Whether the package says where its releases are. */
  hasAddress: boolean;
}

/** Why this copy of Nearnote cannot be updated by itself; null if it can. */
export function updateObstacle({ isPackaged, platform, appImage, hasAddress }: Copy): UserText | null {
  if (!isPackaged) return userText('This Nearnote was started from its source, and is updated there.');
  if (platform === 'linux' && appImage === undefined) {
    return userText(
      'This Nearnote was installed with a package of the system’s. Install the next version in the same way.',
    );
  }
  if (!hasAddress) return userText('This Nearnote was made without an address to look for updates at.');
  return null;
}
