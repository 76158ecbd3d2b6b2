import {
  ArrowRightLeft,
  CircleHelp,
  FolderOpen,
  Link,
  ListChecks,
  type LucideIcon,
  MapPin,
  PencilLine,
  Quote,
} from 'lucide-react';
import { Fragment } from 'react';
import { t } from '../../lib/translate.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { type Command, isAvailable } from '../commands/command.ts';
import { KeyLabel } from '../commands/key-label.tsx';
import { openCommand, revealCommand, similarCommand } from '../note-pane/commands.ts';
import { useChosen } from '../search/chosen-store.ts';
import { keepFocusInSearch } from '../search/focus.ts';
import { explainCommand } from './commands.ts';
import { copyLinkCommand, copyPathCommand, copyQuoteCommand, selectAllCommand } from './hit-commands.ts';
import { useMenu } from './menu-store.ts';

type Entry = readonly [Command, LucideIcon];

const ofOne: readonly Entry[] = [
  [openCommand, PencilLine],
  [revealCommand, FolderOpen],
  [similarCommand, ArrowRightLeft],
  [explainCommand, CircleHelp],
];
const ofSeveral: readonly Entry[] = [
  [copyLinkCommand, Link],
  [copyQuoteCommand, Quote],
  [copyPathCommand, MapPin],
];
const ofAll: readonly Entry[] = [[selectAllCommand, ListChecks]];

/** The menu of the selected hits, where the pointer or the keyboard has asked for it. */
export function HitMenu() {
  const place = useMenu((state) => state.place);
  const close = useMenu((state) => state.close);
  const together = useChosen((state) => state.noteIds.size);
  if (place === null) return null;
  const label = t('{count, plural, one {Selected result} other {# selected results}}', { count: together || 1 });
  const groups = together > 1 ? [ofSeveral, ofAll] : [ofOne, ofSeveral, ofAll];
  return (
    <Menu
      isOpen
      onOpenChange={close}
      returnFocus={keepFocusInSearch}
      align="start"
      button={
        <button
          type="button"
          tabIndex={-1}
          aria-label={label}
          className="pointer-events-none fixed size-0"
          style={{ left: place.x, top: place.y }}
        />
      }
    >
      {groups.map((group, i) => (
        <Fragment key={group[0]?.[0].id}>
          {i > 0 && <MenuSeparator />}
          {group
            .filter(([command]) => isAvailable(command))
            .map(([command, icon]) => (
              <MenuItem key={command.id} icon={icon} keys={<KeyLabel of={command} />} onSelect={() => command.run()}>
                {t(command.title)}
              </MenuItem>
            ))}
        </Fragment>
      ))}
    </Menu>
  );
}
