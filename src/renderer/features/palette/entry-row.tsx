import { Command as List } from 'cmdk';
import { Check, FileText, Folder, Hash, type LucideIcon, Search, Star } from 'lucide-react';
import type { ReactNode } from 'react';
import { visible } from '../../../shared/visible.ts';
import { amount } from '../../lib/amounts.ts';
import { placeOf } from '../../lib/paths.ts';
import { t } from '../../lib/translate.tsx';
import type { Command } from '../commands/command.ts';
import { KeyLabel } from '../commands/key-label.tsx';
import { useLibrary } from '../library/store.ts';
import type { Entry } from './entries.ts';
import type { NoteName } from './titles-store.ts';

interface EntryRowProps {
  id: string;
  entry: Entry;
  onChoose: (entry: Entry) => void;
}

/** A line of the palette: what it is, and at its right end what else is known of it. */
export function EntryRow({ id, entry, onChoose }: EntryRowProps) {
  return (
    <List.Item
      value={id}
      onSelect={() => onChoose(entry)}
      className="flex min-h-8 items-center gap-2.5 rounded-md px-2.5 py-1 text-sm data-[selected=true]:bg-selected"
    >
      <Content entry={entry} />
    </List.Item>
  );
}

function Content({ entry }: { entry: Entry }) {
  switch (entry.kind) {
    case 'command':
      return <CommandLine command={entry.command} />;
    case 'note':
      return <NoteLine note={entry.note} />;
    case 'search':
      return (
        <Line icon={Star} name={entry.search.name}>
          {visible(entry.search.query)}
        </Line>
      );
    case 'filter':
      return (
        <Line icon={entry.filter.target.field === 'folder' ? Folder : Hash} name={entry.filter.target.value}>
          {entry.filter.notes !== null && amount(entry.filter.notes, 'note')}
        </Line>
      );
    case 'ask':
      return <Line icon={Search} name={t('Search your notes for “{query}”', { query: entry.query })} />;
  }
}

function CommandLine({ command }: { command: Command }) {
  const isOn = command.isOn?.() ?? false;
  return (
    <>
      {/* Commands have no icons; the place of one is where a switch shows that it is on. */}
      <span className="flex size-4 shrink-0 items-center text-accent">
        {isOn && <Check className="size-4" aria-hidden />}
      </span>
      <span className="min-w-0 flex-1 truncate">
        {t(command.title)}
        {isOn && <span className="sr-only">{t(', on')}</span>}
      </span>
      <KeyLabel of={command} />
    </>
  );
}

function NoteLine({ note }: { note: NoteName }) {
  const folder = useLibrary((state) => state.library?.folders.find(({ id }) => id === note.folderId)?.path);
  const place = placeOf({ folder: folder ?? '', path: note.path });
  return (
    <Line icon={FileText} name={note.name}>
      {note.aliasOf === null ? visible(place) : t('alias of {title} · {place}', { title: note.aliasOf, place })}
    </Line>
  );
}

interface LineProps {
  icon: LucideIcon;
  name: string;
  children?: ReactNode;
}

function Line({ icon: Icon, name, children }: LineProps) {
  return (
    <>
      <Icon className="size-4 shrink-0 text-dim" aria-hidden />
      <span className="max-w-full min-w-0 shrink-0 truncate">{visible(name)}</span>
      <span className="min-w-0 flex-1 truncate text-right text-xs text-dim tabular-nums">{children}</span>
    </>
  );
}
