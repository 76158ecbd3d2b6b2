import { z } from 'zod';
import { keyCombo } from './key-combo.ts';

/** The groups of commands, in the order in which they are listed. */
export const commandGroups = ['Search', 'Results', 'Note', 'View', 'Library', 'Settings', 'Help'] as const;

export type CommandGroup = (typeof commandGroups)[number];

/** A command of the page, as the application’s menu shows it. */
export const menuCommand = z.object({
  id: z.string().max(100),
  title: z.string().max(200),
  group: z.enum(commandGroups),
  /** The keys that the page runs it with; null if it has none. */
  keys: keyCombo.nullable(),
  isEnabled: z.boolean(),
  /** For a switch, whether it is on; null for any other command. */
  isOn: z.boolean().nullable(),
});
export type MenuCommand = z.infer<typeof menuCommand>;
