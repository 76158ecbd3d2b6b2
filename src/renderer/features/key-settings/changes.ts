import { partsOf } from '../../../shared/key-combo.ts';
import { isMac } from '../../lib/platform.ts';
import { t } from '../../lib/translate.tsx';
import type { Command, FixedKeys } from '../commands/command.ts';
import { keyCaps } from '../commands/key-names.ts';
import { type CommandsState, keysOf } from '../commands/store.ts';

export type ChangedKeys = CommandsState['changedKeys'];
type Registered = Pick<CommandsState, 'commands' | 'fixedKeys' | 'changedKeys'>;

/** Keys that every text field has from the system. */
const editing: ReadonlySet<string> = new Set(['Mod+A', 'Mod+C', 'Mod+V', 'Mod+X', 'Mod+Z', 'Mod+Shift+Z', 'Mod+Y']);
/** Keys that move, choose and leave, wherever the focus is; with a modifier key they are free. */
const navigation = /^(Shift\+)?(Arrow\w+|Backspace|Delete|End|Enter|Escape|Home|Page\w+|Space|Tab)$/;

/** Why a command cannot have a combination, in words for the user; null if it can. */
export function refusalOf(combo: string, command: Command, registered: Registered): string | null {
  const keys = keyCaps(combo).join(' ');
  if (partsOf(combo) === null) return t('{keys} cannot be used. Press another key.', { keys });
  if (navigation.test(combo))
    return isMac
      ? t('{keys} moves, chooses or types. Hold ⌘ or ⌥ with it.', { keys })
      : t('{keys} moves, chooses or types. Hold Ctrl or Alt with it.', { keys });
  if (editing.has(combo)) return t('{keys} edits text everywhere. Press other keys.', { keys });
  // Lists share the own keys of some commands by design: they see them first, while the focus is there.
  const isOwn = command.keys?.includes(combo) ?? false;
  const fixed = isOwn ? undefined : registered.fixedKeys.find((each) => each.keys.includes(combo));
  const holder = fixed ?? holderOf(combo, command, registered);
  return holder === undefined ? null : t('{keys} already belongs to “{command}”.', { keys, command: t(holder.title) });
}

/** Another command with this combination that would stand in the way. */
function holderOf(combo: string, command: Command, registered: Registered): Command | FixedKeys | undefined {
  return registered.commands.find(
    (other) => other.id !== command.id && keysOf(other, registered).includes(combo) && overlap(other, command),
  );
}

/** Whether both may be meant at once. What works in the whole window works in its parts, too. */
function overlap(a: Command, b: Command): boolean {
  const [first, second] = [scopeOf(a), scopeOf(b)];
  return first === second || first === 'window' || second === 'window';
}

function scopeOf({ scope = 'window' }: Command): string {
  return scope === 'everywhere' ? 'window' : scope;
}

/** The changed keys once a command has these: none is stored for keys that are the command’s own. */
export function withKeysOf(command: Command, keys: readonly string[], changed: ChangedKeys): Record<string, string[]> {
  const others = Object.entries(changed).filter(([id]) => id !== command.id);
  const own = command.keys ?? [];
  const isOwn = keys.length === own.length && keys.every((combo, i) => combo === own[i]);
  return Object.fromEntries(
    [...others, ...(isOwn ? [] : [[command.id, keys] as const])].map(([id, list]) => [id, [...list]]),
  );
}

/** Why a command cannot have its own keys again: another one has been given them; null if it can. */
export function resetRefusal(command: Command, registered: Registered): string | null {
  for (const combo of command.keys ?? []) {
    const refusal = refusalOf(combo, command, registered);
    if (refusal !== null) return refusal;
  }
  return null;
}
