import type { CommandGroup } from '../../../shared/commands.ts';
import { type Message, message } from '../../lib/translate.tsx';

/** What the groups of commands are called. */
export const groupNames: Readonly<Record<CommandGroup, Message>> = {
  Search: message('Search'),
  Results: message('Results'),
  Note: message('Note'),
  View: message('View'),
  Library: message('Library'),
  Settings: message('Settings'),
  Help: message('Help'),
};
