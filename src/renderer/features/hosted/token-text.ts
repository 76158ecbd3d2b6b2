import type { TokenStatus } from '../../../shared/models.ts';

/** Where the token is kept, and how it ends; null where there is none. */
export function tokenText({ source, ending }: TokenStatus): string | null {
  const end = ending === null ? '' : `, ends in …${ending}`;
  switch (source) {
    case 'none':
      return null;
    case 'keychain':
      return `Saved in the system keychain${end}`;
    case 'session':
      return `Kept for this session only${end}`;
    case 'environment':
      return `Using GITHUB_TOKEN from the environment${end}`;
  }
}
