import { t } from '../../lib/translate.tsx';
import type { Command, FixedKeys } from '../commands/command.ts';
import { FixedKeyLabel, KeyLabel } from '../commands/key-label.tsx';
import { openCommand, revealCommand, similarCommand } from '../note-pane/commands.ts';
import { type Answer, isAnswering } from '../search/answer.ts';
import { expandKeys, explainCommand, moveKeys, readKeys } from './commands.ts';

/** The most useful first: those that do not fit are cut off. */
const legend: readonly (Command | FixedKeys)[] = [
  moveKeys,
  readKeys,
  expandKeys,
  explainCommand,
  openCommand,
  similarCommand,
  revealCommand,
];

/** The keyboard commands for the selected result. */
export function Legend({ answer }: { answer: Answer }) {
  // A list of notes that only a filter chose has nothing to explain.
  const shown = isAnswering(answer) ? legend : legend.filter((entry) => entry !== explainCommand);
  return (
    <div className="h-9 shrink-0 overflow-hidden border-t border-line px-6 text-xs text-dim">
      <div className="flex flex-wrap gap-x-3">
        {shown.map((entry) => (
          <span key={entry.title} className="flex h-9 items-center gap-1.5 whitespace-nowrap">
            {'id' in entry ? <KeyLabel of={entry} /> : <FixedKeyLabel of={entry} />}
            {entry.short !== undefined && t(entry.short)}
          </span>
        ))}
      </div>
    </div>
  );
}
