import { visible } from '../../../shared/visible.ts';
import { count } from '../../lib/format.ts';
import { t } from '../../lib/translate.tsx';
import { type Choice, Segmented } from '../../ui/segmented.tsx';
import type { ColourBy, Colouring } from './colour-groups.ts';
import { mapStore, useMap } from './store.ts';

function choices(): Choice<ColourBy>[] {
  return [
    { value: 'folder', name: t('Folder') },
    { value: 'tag', name: t('Tag') },
    { value: 'age', name: t('Age') },
  ];
}

/** What the colours mean. Each line is a filter, too: pressed, it shows its notes alone. */
export function Legend({ colouring }: { colouring: Colouring }) {
  const by = useMap((state) => state.colourBy);
  const shown = useMap((state) => state.group);
  const { colour, showGroup } = mapStore.getState();
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-1.5">
      <Segmented label={t('Colour by')} value={by} choices={choices()} onChange={colour} className="h-7" />
      <ul aria-label={t('Colours')} className="min-h-0 overflow-y-auto">
        {colouring.groups.map(({ name, colour: dot, notes }, group) =>
          notes === 0 ? null : (
            <li key={name}>
              <button
                type="button"
                aria-pressed={shown === group}
                onClick={() => showGroup(shown === group ? null : group)}
                className={`flex h-6 w-full items-center gap-2 rounded-md px-1.5 text-left text-xs transition-colors hover:bg-hover hover:text-ink ${shown === group ? 'bg-selected text-ink' : 'text-muted'} ${shown !== null && shown !== group ? 'opacity-55' : ''}`}
              >
                <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ backgroundColor: dot }} />
                <span className="min-w-0 flex-1 truncate">{visible(name)}</span>
                <span className="text-dim tabular-nums">{count(notes)}</span>
              </button>
            </li>
          ),
        )}
      </ul>
    </div>
  );
}
