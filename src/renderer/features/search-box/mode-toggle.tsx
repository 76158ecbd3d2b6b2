import type { SearchMode } from '../../../shared/domain.ts';
import { type Message, message, t } from '../../lib/translate.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useSearch } from '../search/store.ts';

const modes: readonly { value: SearchMode; name: Message; hint: Message }[] = [
  { value: 'hybrid', name: message('Hybrid'), hint: message('By meaning and by words') },
  { value: 'semantic', name: message('Meaning'), hint: message('Notes that mean the same, in other words too') },
  { value: 'keyword', name: message('Words'), hint: message('Notes that contain the words of your query') },
];

export function ModeToggle() {
  const mode = useSearch((state) => state.mode);
  const setMode = useSearch((state) => state.setMode);
  const choices = modes.map(({ value, name, hint }) => ({ value, name: t(name), hint: t(hint) }));
  return <Segmented label={t('Search by')} value={mode} choices={choices} onChange={setMode} className="h-7" />;
}
