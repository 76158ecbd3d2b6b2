import type { CommandGroup } from '../../../shared/commands.ts';
import { type Message, t } from '../../lib/translate.tsx';

interface Listed {
  /** What it does, as a verb: “Open the note in your editor”. */
  title: Message;
  /** The same in a word, for the line of keys below a list. */
  short?: Message;
  group: CommandGroup;
}

/** Something the user can have done from anywhere: by its keys, in the palette, in the menu. */
export interface Command extends Listed {
  /** Unique and lasting, `feature.verb`: the user’s own keys are stored under it. */
  id: string;
  /** The keys it has until the user gives it others, such as `Mod+K` (see `shared/key-combo.ts`). The first one is shown. */
  keys?: readonly string[];
  /**
   * Where its keys work. `window`, if left out: everywhere but in dialogs, popovers and menus. `everywhere`: there, too. Any
   * other name: while the focus is within an element with that `data-scope`; its keys then come before those of the window.
   */
  scope?: 'window' | 'everywhere' | (string & {});
  /** Words that find it in the palette besides those of the title. */
  words?: Message;
  run(): void;
  /** Whether it can be done now. Otherwise its keys are left to the browser, and the palette does not list it. */
  isEnabled?(): boolean;
  /** For a switch, whether it is on. */
  isOn?(): boolean;
}

/** Keys that belong to a list or a field and stay what they are, such as the arrows; listed beside the commands. */
export interface FixedKeys extends Listed {
  /** Each a key that does it, or does one half of it. */
  keys: readonly string[];
}

export function isAvailable(command: Command): boolean {
  return command.isEnabled?.() ?? true;
}

/** What a command is found by, in the page’s language and in English: whoever has read of one may know it by that name only. */
export function wordsOf({ title, words }: Command): string {
  const said = [title, words].filter((text) => text !== undefined);
  return [...new Set([...said.map((text) => t(text)), ...said])].join(' ');
}
