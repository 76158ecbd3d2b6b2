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
import { type Message, message, t } from '../../lib/translate.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { type Command, isAvailable } from '../commands/command.ts';
import { KeyLabel } from '../commands/key-label.tsx';
import { openCommand, revealCommand, similarCommand } from '../note-pane/commands.ts';
import { chosenHits } from '../search/chosen-hits.ts';
import { useChosen } from '../search/chosen-store.ts';
import { keepFocusInSearch } from '../search/focus.ts';
import { explainCommand } from './commands.ts';
import { copyLinkCommand, copyPathCommand, copyQuoteCommand, selectAllCommand } from './hit-commands.ts';
import { useMenu } from './menu-store.ts';

interface Entry {
  command: Command;
  icon: LucideIcon;
  /** What it does with several hits, and with how many; nothing where it is about one, or not about the selected ones. */
  several?: Message;
}

const groups: readonly (readonly Entry[])[] = [
  [
    { command: openCommand, icon: PencilLine, several: message('Open {count, number} notes in your editor') },
    { command: revealCommand, icon: FolderOpen, several: message('Show {count, number} notes in the file manager') },
    { command: similarCommand, icon: ArrowRightLeft },
    { command: explainCommand, icon: CircleHelp },
  ],
  [
    { command: copyLinkCommand, icon: Link, several: message('Copy {count, number} links') },
    { command: copyQuoteCommand, icon: Quote, several: message('Copy {count, number} quotes with their sources') },
    { command: copyPathCommand, icon: MapPin, several: message('Copy {count, number} paths') },
  ],
];
/** It is about no hit in particular. */
const ofAll: readonly Entry[] = [
  { command: selectAllCommand, icon: ListChecks, several: message('Select all results') },
];

/** The menu of the selected hits, where the pointer or the keyboard has asked for it. */
export function HitMenu() {
  const place = useMenu((state) => state.place);
  const close = useMenu((state) => state.close);
  useChosen((state) => state.noteIds);
  if (place === null) return null;
  const together = chosenHits().length;
  const label = t('{count, plural, one {Selected result} other {# selected results}}', { count: together });
  const isListed = ({ command, several }: Entry): boolean =>
    isAvailable(command) && (together < 2 || several !== undefined);
  const shown = [...groups, ofAll].map((group) => group.filter(isListed)).filter((group) => group.length > 0);
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
      {shown.map((group, i) => (
        <Fragment key={group[0]?.command.id}>
          {i > 0 && <MenuSeparator />}
          {group.map(({ command, icon, several }) => (
            <MenuItem key={command.id} icon={icon} keys={<KeyLabel of={command} />} onSelect={() => command.run()}>
              {several !== undefined && together > 1 ? t(several, { count: together }) : t(command.title)}
            </MenuItem>
          ))}
        </Fragment>
      ))}
    </Menu>
  );
}
