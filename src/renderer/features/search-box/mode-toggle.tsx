import type { SearchMode } from '../../../shared/domain.ts';
import { type Choice, Segmented } from '../../ui/segmented.tsx';
import { useSearch } from '../search/store.ts';

const modes: readonly Choice<SearchMode>[] = [
  { value: 'hybrid', name: 'Hybrid', hint: 'By meaning and by words' },
  { value: 'semantic', name: 'Meaning', hint: 'Notes that mean the same, in other words too' },
  { value: 'keyword', name: 'Words', hint: 'Notes that contain the words of your query' },
];

export function ModeToggle() {
  const mode = useSearch((state) => state.mode);
  const setMode = useSearch((state) => state.setMode);
  return <Segmented label="Search by" value={mode} choices={modes} onChange={setMode} className="h-7" />;
}
