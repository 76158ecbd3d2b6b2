import type { TokenStatus } from '../../../shared/models.ts';
import { t } from '../../lib/translate.tsx';

/** Where the token is kept, and how it ends; null where there is none. */
export function tokenText({ source, ending }: TokenStatus): string | null {
  switch (source) {
    case 'none':
      return null;
    case 'keychain':
      return ending === null
        ? t('Saved in the system keychain')
        : t('Saved in the system keychain, ends in …{ending}', { ending });
    case 'session':
      return ending === null
        ? t('Kept for this session only')
        : t('Kept for this session only, ends in …{ending}', { ending });
    case 'environment':
      return ending === null
        ? t('Using GITHUB_TOKEN from the environment')
        : t('Using GITHUB_TOKEN from the environment, ends in …{ending}', { ending });
  }
}
