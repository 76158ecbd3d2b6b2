import type { ReactNode } from 'react';
import { type CommandGroup, commandGroups } from '../../../shared/commands.ts';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Scroller } from '../../ui/scroller.tsx';
import { groupNames } from '../commands/group-names.ts';
import { FixedKeyLabel, KeyLabel } from '../commands/key-label.tsx';
import { keysOf, useCommands } from '../commands/store.ts';
import { useKeySheet } from './store.ts';

/** All keys on one sheet, by groups. */
export function KeySheet({ onChangeKeys }: { onChangeKeys: () => void }) {
  const { isOpen, close } = useKeySheet();
  if (!isOpen) return null;
  const change = (): void => {
    close();
    onChangeKeys();
  };
  return (
    <Dialog
      title={t('Keys')}
      onClose={close}
      className="max-w-[52rem]"
      actions={
        <Button size="small" onClick={change}>
          {t('Change keys…')}
        </Button>
      }
    >
      <Scroller label={t('Keys')} className="px-6 py-5">
        <div className="gap-x-10 sm:columns-2">
          {commandGroups.map((group) => (
            <KeyGroup key={group} name={group} />
          ))}
        </div>
      </Scroller>
    </Dialog>
  );
}

function KeyGroup({ name }: { name: CommandGroup }) {
  const { commands, fixedKeys, changedKeys } = useCommands();
  const fixed = fixedKeys.filter(({ group }) => group === name);
  const own = commands.filter((command) => command.group === name && keysOf(command, { changedKeys }).length > 0);
  if (fixed.length + own.length === 0) return null;
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="mb-1 text-xs font-semibold text-muted">{t(groupNames[name])}</h3>
      <dl>
        {own.map((command) => (
          <KeyLine key={command.id} title={t(command.title)}>
            <KeyLabel of={command} all />
          </KeyLine>
        ))}
        {fixed.map((keys) => (
          <KeyLine key={keys.title} title={t(keys.title)}>
            <FixedKeyLabel of={keys} />
          </KeyLine>
        ))}
      </dl>
    </section>
  );
}

function KeyLine({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex min-h-7 items-center gap-3 text-sm">
      <dt className="min-w-0 flex-1">{title}</dt>
      <dd className="flex shrink-0 items-center gap-1 text-xs text-dim">{children}</dd>
    </div>
  );
}
