import { useState } from 'react';
import { type CommandGroup, commandGroups } from '../../../shared/commands.ts';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { type Command, wordsOf } from '../commands/command.ts';
import { groupNames } from '../commands/group-names.ts';
import { useCommands } from '../commands/store.ts';
import { CommandKeys } from './command-keys.tsx';
import { useKeySettings } from './store.ts';

/** Every command with its keys, to be changed by pressing others. */
export function KeysPage() {
  const [typed, setTyped] = useState('');
  const commands = useCommands((state) => state.commands);
  const isChanged = useCommands((state) => Object.keys(state.changedKeys).length > 0);
  const resetAll = useKeySettings((state) => state.resetAll);
  const wanted = typed.trim().toLowerCase();
  const found = commands.filter((command) => wordsOf(command).toLowerCase().includes(wanted));
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <TextInput
          type="search"
          aria-label={t('Find a command')}
          placeholder={t('Find a command')}
          className="max-w-64"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="flex-1" />
        <Button look="quiet" disabled={!isChanged} onClick={resetAll}>
          {t('Reset all keys')}
        </Button>
      </div>
      {found.length === 0 && <p className="mt-4 text-sm text-muted">{t('No command is called that.')}</p>}
      {commandGroups.map((group) => (
        <CommandGroupKeys key={group} name={group} commands={found.filter((command) => command.group === group)} />
      ))}
    </>
  );
}

function CommandGroupKeys({ name, commands }: { name: CommandGroup; commands: readonly Command[] }) {
  if (commands.length === 0) return null;
  return (
    <section aria-label={t(groupNames[name])} className="mt-5">
      <h3 className="mb-1 text-xs font-semibold text-dim">{t(groupNames[name])}</h3>
      <ul>
        {commands.map((command) => (
          <CommandKeys key={command.id} command={command} />
        ))}
      </ul>
    </section>
  );
}
