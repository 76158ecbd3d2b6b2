import { type Command, isAvailable } from './command.ts';
import { combosOf, editsText, type PressedKeys } from './pressed-keys.ts';
import { type CommandsState, commandsStore, keysOf } from './store.ts';

const overlays = '[role=dialog], [role=alertdialog], [role=menu]';
/** Fields that take typed characters. */
const textFields =
  'textarea, select, [contenteditable]:not([contenteditable=false]), input:not([type=checkbox], [type=radio], [type=range], [type=button])';

/** Runs the command that a pressed key belongs to. Keys that a component has already handled are left alone. */
export function handleCommandKey(event: KeyboardEvent): void {
  // While an input method composes, keys are its own. Some say so only with the code 229.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
  if (isTextField(event.target) && editsText(event)) return;
  const command = commandFor(event, scopesAround(event.target), commandsStore.getState());
  if (!command) return;
  event.preventDefault();
  command.run();
}

/** Whether pressed keys are those of a command. For components that handle them themselves, such as a popover that they close. */
export function isPressed(command: Command, event: PressedKeys): boolean {
  const keys = keysOf(command, commandsStore.getState());
  return combosOf(event).some((combo) => keys.includes(combo));
}

/** Runs a command by its id, unless it cannot be done now or a dialog is in the way. Returns whether it ran. */
export function runCommand(id: string): boolean {
  const command = commandsStore.getState().commands.find((each) => each.id === id);
  const scopes = scopesAround(document.activeElement);
  const isReachable = scopes.includes('window') || command?.scope === 'everywhere';
  if (!command || !isReachable || !isAvailable(command)) return false;
  command.run();
  return true;
}

/** The commands that can be done now from where an element is, wherever that is but in a dialog. */
export function reachableCommands(from: Element | null): Command[] {
  const scopes = scopesAround(from);
  return commandsStore
    .getState()
    .commands.filter((command) => scopes.includes(command.scope ?? 'window') && isAvailable(command));
}

/** The first command with these keys that can be done now; those of the innermost scope come first. */
function commandFor(
  event: PressedKeys,
  scopes: readonly string[],
  state: Pick<CommandsState, 'commands' | 'changedKeys'>,
): Command | undefined {
  const combos = combosOf(event);
  const holders = combos.flatMap((combo) =>
    state.commands.filter((command) => keysOf(command, state).includes(combo) && isAvailable(command)),
  );
  return scopes.flatMap((scope) => holders.filter((command) => (command.scope ?? 'window') === scope))[0];
}

/** The scopes of commands that reach an element, the innermost first. */
function scopesAround(target: EventTarget | null): string[] {
  const scopes: string[] = [];
  let element = target instanceof Element ? target : null;
  while (element) {
    const scope = element.getAttribute('data-scope');
    if (scope !== null) scopes.push(scope);
    if (element.matches(overlays)) return [...scopes, 'everywhere'];
    element = element.parentElement;
  }
  return [...scopes, 'window', 'everywhere'];
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(textFields);
}
