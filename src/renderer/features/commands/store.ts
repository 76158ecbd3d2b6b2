import { createStore, hookOf } from '../../lib/store.ts';
import type { Command, FixedKeys } from './command.ts';

export interface CommandsState {
  /** Everything the user can have done, in the order of the lists. */
  commands: readonly Command[];
  fixedKeys: readonly FixedKeys[];
  /** The keys that the user has given to commands, by the command’s id; none for a command without keys. */
  changedKeys: Readonly<Record<string, readonly string[]>>;
  register(commands: readonly Command[], fixedKeys: readonly FixedKeys[]): void;
  setChangedKeys(changed: Readonly<Record<string, readonly string[]>>): void;
}

function createCommandsStore() {
  return createStore<CommandsState>('commands', (set) => ({
    commands: [],
    fixedKeys: [],
    changedKeys: {},
    register: (commands, fixedKeys) => set({ commands, fixedKeys }),
    setChangedKeys: (changedKeys) => set({ changedKeys }),
  }));
}

export const commandsStore = createCommandsStore();

export const useCommands = hookOf(commandsStore);

const none: readonly string[] = [];

/** The keys of a command: the user’s, or its own. */
export function keysOf(command: Command, { changedKeys }: Pick<CommandsState, 'changedKeys'>): readonly string[] {
  return changedKeys[command.id] ?? command.keys ?? none;
}
