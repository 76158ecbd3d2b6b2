import { Fragment } from 'react';
import { t } from '../../lib/translate.tsx';
import { Keys } from '../../ui/keys.tsx';
import type { Command, FixedKeys } from './command.ts';
import { ariaKeys, keyCaps } from './key-names.ts';
import { commandsStore, keysOf, useCommands } from './store.ts';

interface KeyLabelProps {
  of: Command;
  /** Shows all combinations, not only the first. */
  all?: boolean;
}

/** The keys that a command has at present, as key caps; nothing for a command without keys. */
export function KeyLabel({ of: command, all = false }: KeyLabelProps) {
  const combos = useCommands((state) => keysOf(command, state)).slice(0, all ? undefined : 1);
  return combos.map((combo, i) => (
    <Fragment key={combo}>
      {i > 0 && ` ${t('or')} `}
      <Keys of={keyCaps(combo)} />
    </Fragment>
  ));
}

/** The props that tell assistive technology the keys of a command, for its button. */
export function useKeyShortcuts(command: Command): { 'aria-keyshortcuts': string | undefined } {
  const combos = useCommands((state) => keysOf(command, state));
  return { 'aria-keyshortcuts': combos.length === 0 ? undefined : combos.map(ariaKeys).join(' ') };
}

/** A hint with the first keys of a command behind it: “Close · Esc”. */
export function withKeys(hint: string, command: Command): string {
  const [combo] = keysOf(command, commandsStore.getState());
  return combo === undefined ? hint : `${hint} · ${keyCaps(combo).join(' ')}`;
}

/** Keys that always do the same, as key caps. */
export function FixedKeyLabel({ of: { keys } }: { of: FixedKeys }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      {keys.map((combo) => (
        <Keys key={combo} of={keyCaps(combo)} />
      ))}
    </span>
  );
}
