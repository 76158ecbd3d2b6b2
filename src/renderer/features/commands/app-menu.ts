import type { MenuCommand } from '../../../shared/commands.ts';
import { onLanguageChange, t } from '../../lib/translate.tsx';
import { reachableCommands } from './dispatch.ts';
import { commandsStore, keysOf } from './store.ts';

/** Milliseconds after what the user did last before the menu is brought up to date: it is not opened that fast. */
const rest = 300;

/**
 * Keeps the application’s menu as the commands are. What can be done may change with anything the user does, so it is
 * looked at after that; it is sent only if it differs.
 */
export function followMenu(send: (commands: MenuCommand[]) => void): void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let sent = '';
  const look = (): void => {
    const commands = menuCommands();
    const now = JSON.stringify(commands);
    if (now !== sent) send(commands);
    sent = now;
  };
  const lookSoon = (): void => {
    clearTimeout(resting);
    resting = setTimeout(look, rest);
  };
  for (const event of ['keyup', 'pointerup', 'focus']) window.addEventListener(event, lookSoon);
  commandsStore.subscribe(lookSoon);
  onLanguageChange(lookSoon);
  lookSoon();
}

function menuCommands(): MenuCommand[] {
  const state = commandsStore.getState();
  const reachable = new Set(reachableCommands(document.activeElement));
  return state.commands.map((command) => ({
    id: command.id,
    title: t(command.title),
    group: command.group,
    keys: keysOf(command, state)[0] ?? null,
    isEnabled: reachable.has(command),
    isOn: command.isOn?.() ?? null,
  }));
}
