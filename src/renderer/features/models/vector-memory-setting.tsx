import type { VectorMemoryChoice } from '../../../shared/models.ts';
import { t } from '../../lib/translate.tsx';
import { type Choice, Segmented } from '../../ui/segmented.tsx';
import { Setting } from '../../ui/setting.tsx';
import { ActionOutcome } from '../action-status/action-outcome.tsx';
import { chooseVectorMemory, vectorMemoryPlace } from './requests.ts';
import { useModels } from './store.ts';

function choices(): Choice<VectorMemoryChoice>[] {
  return [
    { value: 'none', name: t('None') },
    { value: 'tenth', name: t('A tenth') },
    { value: 'quarter', name: t('A quarter') },
  ];
}

/** How much of the computer’s memory search may take to be fast in large libraries. */
export function VectorMemorySetting() {
  const choice = useModels((state) => state.models?.vectorMemory);
  if (choice === undefined) return null;
  return (
    <Setting
      title={t('Memory for vectors')}
      about={t(
        'Search is fastest where the vectors of all passages fit in this share of the computer’s memory: 100,000 passages need about 50 to 150 MB. Where they do not fit, they are read from the disk.',
      )}
    >
      <Segmented label={t('Memory for vectors')} value={choice} choices={choices()} onChange={chooseVectorMemory} />
      <ActionOutcome place={vectorMemoryPlace} className="mt-1.5" />
    </Setting>
  );
}
