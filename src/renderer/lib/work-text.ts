import type { FolderWork } from '../../shared/domain.ts';
import { count, percent, shareOf } from './format.ts';

/** What is being done with a folder, in a few words: `reading 40%`. */
export function workText({ stage, done, total }: FolderWork): string {
  switch (stage) {
    case 'waiting':
      return 'waiting';
    case 'looking':
      return done > 0 ? `${count(done)} found` : 'looking';
    case 'reading':
    case 'learning': {
      // Nothing may stand at 0%: notes are learnt only once those of all folders are read.
      if (done === 0) return stage === 'learning' ? 'read' : stage;
      const share = shareOf({ done, total });
      return share === null ? stage : `${stage} ${percent(share)}`;
    }
  }
}
