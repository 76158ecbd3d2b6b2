import type { FolderWork } from '../../shared/library-state.ts';
import { percent, shareOf } from './format.ts';
import { t } from './translate.tsx';

/** What is being done with a folder, in a few words: `reading 40%`. */
export function workText({ stage, done, total }: FolderWork): string {
  switch (stage) {
    case 'waiting':
      return t('waiting');
    case 'looking':
      return done > 0 ? t('{count, number} found', { count: done }) : t('looking');
    case 'reading':
    case 'learning': {
      // Nothing may stand at 0%: notes are learnt only once those of all folders are read.
      if (done === 0) return stage === 'learning' ? t('all read') : t('reading');
      const share = shareOf({ done, total });
      if (share === null) return stage === 'learning' ? t('learning') : t('reading');
      const values = { percent: percent(share) };
      return stage === 'learning' ? t('learning {percent}', values) : t('reading {percent}', values);
    }
  }
}
