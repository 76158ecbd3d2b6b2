import { createStore, follow, hookOf } from '../../lib/store.ts';
import type { Command } from '../commands/command.ts';
import { commandsStore } from '../commands/store.ts';
import { changePreferences, preferencesStore } from '../preferences/store.ts';
import { refusalOf, resetRefusal, withKeysOf } from './changes.ts';

interface KeySettingsState {
  /** The id of the command whose keys are being pressed; null while none are. */
  recording: string | null;
  /** Why a change was refused, by the id of its command. */
  refusal: { id: string; text: string } | null;
  record(command: Command): void;
  cancel(): void;
  /** Gives a command keys: one combination, or none for null. What another command has is refused. */
  give(command: Command, combo: string | null): void;
  reset(command: Command): void;
  resetAll(): void;
}

const keySettingsStore = createStore<KeySettingsState>('key settings', (set) => {
  const keep = (command: Command, keys: readonly string[]): void => {
    changePreferences({ keys: withKeysOf(command, keys, commandsStore.getState().changedKeys) });
    set({ recording: null, refusal: null });
  };
  return {
    recording: null,
    refusal: null,
    record: ({ id }) => set({ recording: id, refusal: null }),
    cancel: () => set({ recording: null, refusal: null }),
    give: (command, combo) => {
      const text = combo === null ? null : refusalOf(combo, command, commandsStore.getState());
      // The user can press other keys at once.
      if (text !== null) set({ refusal: { id: command.id, text } });
      else keep(command, combo === null ? [] : [combo]);
    },
    reset: (command) => {
      const text = resetRefusal(command, commandsStore.getState());
      if (text !== null) set({ recording: null, refusal: { id: command.id, text } });
      else keep(command, command.keys ?? []);
    },
    resetAll: () => {
      changePreferences({ keys: {} });
      set({ recording: null, refusal: null });
    },
  };
});

export const useKeySettings = hookOf(keySettingsStore);

/** Has the commands follow the keys that the user has chosen. Called once. */
export function followKeys(): void {
  const apply = (): void => commandsStore.getState().setChangedKeys(preferencesStore.getState().now.keys);
  follow(preferencesStore, ({ now }) => now.keys, apply);
  apply();
}
