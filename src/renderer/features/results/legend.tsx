import { Keys } from '../../ui/keys.tsx';
import { noteKeys } from '../note-pane/note-commands.ts';
import { resultKeys } from './result-keys.ts';

/** The most useful first: those that do not fit are cut off. */
const legend = [
  { keys: ['↑', '↓'], does: 'move' },
  { keys: ['↵'], does: 'read' },
  { keys: resultKeys.more, does: 'more' },
  { keys: resultKeys.explanation, does: 'why' },
  { keys: noteKeys.open, does: 'open' },
  { keys: noteKeys.similar, does: 'similar' },
  { keys: noteKeys.reveal, does: 'reveal' },
];

/** The keyboard commands for the selected result. */
export function Legend() {
  return (
    <div className="h-9 shrink-0 overflow-hidden border-t border-line px-6 text-xs text-dim">
      <div className="flex flex-wrap gap-x-3">
        {legend.map(({ keys, does }) => (
          <span key={does} className="flex h-9 items-center gap-1.5 whitespace-nowrap">
            <Keys of={keys} />
            {does}
          </span>
        ))}
      </div>
    </div>
  );
}
