import { Ellipsis, FolderOpen, ListFilter, ListX, RefreshCw, Settings2, X } from 'lucide-react';
import { memo } from 'react';
import type { FolderView } from '../../../shared/library-state.ts';
import { t } from '../../lib/translate.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { keyCaps } from '../commands/key-names.ts';
import type { TreeNode } from '../facets/tree-nodes.ts';
import { useFolderSettings } from '../folder-settings/store.ts';
import { removalStore } from '../library/removal-store.ts';
import { lookForChangesIn, revealFolder } from '../library/requests.ts';
import type { Wanted } from '../search/query-filters.ts';
import { filterBy } from './filter-by.ts';

interface ItemMenuProps {
  node: TreeNode;
  /** For a folder that the user added. */
  folder: FolderView | undefined;
  wanted: Wanted | null;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  returnFocus: () => void;
}

/** What can be done with a folder or tag. Its button appears where the pointer or the focus is. */
export const ItemMenu = memo(function ItemMenu(props: ItemMenuProps) {
  const { node, folder, wanted, isOpen, onOpenChange, returnFocus } = props;
  const configure = useFolderSettings((state) => state.open);
  const { target, name } = node;
  const isTag = target.field === 'tag';
  const button = (
    <IconButton
      label={t('Actions for {name}', { name })}
      // The item is what Tab reaches; its menu opens with the keys for menus.
      tabIndex={-1}
      className="size-6"
      onClick={(event) => event.stopPropagation()}
    >
      <Ellipsis className="size-4" aria-hidden />
    </IconButton>
  );
  return (
    // A menu is inside its item for React, though not on the page: what is pressed in it is not pressed in the item.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps events from the item.
    <span
      className="hidden group-hover/item:block group-focus/item:block has-data-[state=open]:block"
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <Menu button={button} isOpen={isOpen} onOpenChange={onOpenChange} returnFocus={returnFocus}>
        <MenuItem icon={ListFilter} keys={<Keys of={keyCaps('Enter')} />} onSelect={() => filterBy(target, 'only')}>
          {wanted === 'only'
            ? t('Search everywhere again')
            : isTag
              ? t('Only notes with this tag')
              : t('Only notes in this folder')}
        </MenuItem>
        <MenuItem icon={ListX} keys={<Keys of={keyCaps('Alt+Enter')} />} onSelect={() => filterBy(target, 'not')}>
          {wanted === 'not' ? t('Search here, too') : isTag ? t('Leave this tag out') : t('Leave this folder out')}
        </MenuItem>
        {folder && (
          <>
            <MenuSeparator />
            <MenuItem icon={Settings2} onSelect={() => configure(folder)}>
              {t('Folder settings…')}
            </MenuItem>
            <MenuItem icon={FolderOpen} onSelect={() => revealFolder(folder.id)}>
              {t('Show in file manager')}
            </MenuItem>
            <MenuItem icon={RefreshCw} onSelect={() => lookForChangesIn(folder.id)}>
              {t('Look for changed notes')}
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={X} onSelect={() => removalStore.getState().ask(folder)}>
              {t('Remove from Nearnote…')}
            </MenuItem>
          </>
        )}
      </Menu>
    </span>
  );
});
