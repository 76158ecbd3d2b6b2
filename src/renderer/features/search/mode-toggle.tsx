import { ToggleGroup } from 'radix-ui';
import { type SearchMode, searchMode } from '../../../shared/domain.ts';
import { Hint } from '../../ui/hint.tsx';
import { useSearch } from './use-search.ts';

const modes: readonly { mode: SearchMode; name: string; hint: string }[] = [
  { mode: 'hybrid', name: 'Hybrid', hint: 'By meaning and by words together' },
  { mode: 'semantic', name: 'Meaning', hint: 'Notes that mean the same, in whatever words' },
  { mode: 'keyword', name: 'Words', hint: 'Notes that contain the words of your query' },
];

export function ModeToggle() {
  const mode = useSearch((state) => state.mode);
  const setMode = useSearch((state) => state.setMode);

  return (
    <ToggleGroup.Root
      type="single"
      aria-label="Search by"
      value={mode}
      // The group answers a press on the chosen mode with an empty value: one mode is always chosen.
      onValueChange={(value) => setMode(searchMode.catch(mode).parse(value))}
      className="flex h-9 shrink-0 items-center rounded-lg border border-line bg-sunken p-0.5"
    >
      {modes.map(({ mode: each, name, hint }) => (
        <Hint key={each} text={hint}>
          <ToggleGroup.Item
            value={each}
            className={`h-full rounded-md px-3 text-[13px] font-medium transition-colors ${each === mode ? 'bg-canvas text-ink shadow-chosen' : 'text-muted hover:text-ink'}`}
          >
            {name}
          </ToggleGroup.Item>
        </Hint>
      ))}
    </ToggleGroup.Root>
  );
}
