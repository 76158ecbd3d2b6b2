import { message } from '../../lib/translate.tsx';
import type { FixedKeys } from '../commands/command.ts';

/** The keys of the trees of folders and tags that nobody would guess. */
export const treeKeys: readonly FixedKeys[] = [
  {
    title: message('In the sidebar: search only in a folder or tag, or everywhere again'),
    group: 'Search',
    keys: ['Enter'],
  },
  { title: message('In the sidebar: leave a folder or tag out'), group: 'Search', keys: ['Alt+Enter'] },
  { title: message('In the sidebar: expand or collapse'), group: 'Search', keys: ['ArrowRight', 'ArrowLeft'] },
  { title: message('In the sidebar: what can be done with a folder or tag'), group: 'Search', keys: ['Shift+F10'] },
];
