import type { Command, FixedKeys } from '../commands/command.ts';
import { keySheetCommand } from '../key-sheet/commands.ts';
import { libraryCommands } from '../library/commands.ts';
import { mapCommand, mapKeys } from '../map/commands.ts';
import { linkKeys, noteCommands } from '../note-pane/commands.ts';
import { findCommands } from '../note-pane/find-commands.ts';
import { paletteCommand } from '../palette/commands.ts';
import { noteBesideCommand, paneCommands, sidebarCommand } from '../panes/commands.ts';
import { viewCommands } from '../preferences/commands.ts';
import { problemsCommand } from '../problems/commands.ts';
import { resultCommands, resultKeys } from '../results/commands.ts';
import { searchCommands } from '../search/commands.ts';
import { settingsCommands } from '../settings/commands.ts';
import { treeKeys } from '../sidebar/commands.ts';
import { timingsCommand } from '../timings/commands.ts';

/** Everything the user can have done: the one list behind keys, palette, menu and key sheet. */
export const allCommands: readonly Command[] = [
  paletteCommand,
  ...searchCommands,
  ...resultCommands,
  ...noteCommands,
  ...findCommands,
  sidebarCommand,
  noteBesideCommand,
  ...paneCommands,
  mapCommand,
  ...viewCommands,
  timingsCommand,
  ...libraryCommands,
  problemsCommand,
  ...settingsCommands,
  keySheetCommand,
];

export const allFixedKeys: readonly FixedKeys[] = [...resultKeys, ...linkKeys, ...treeKeys, ...mapKeys];
