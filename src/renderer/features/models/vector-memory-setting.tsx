import type { VectorMemoryChoice } from '../../../shared/models.ts';
import { mostVectorBytes } from '../../../shared/vector-memory.ts';
import { bytes } from '../../lib/format.ts';
import { t } from '../../lib/translate.tsx';
import { type Choice, Segmented } from '../../ui/segmented.tsx';
import { Setting } from '../../ui/setting.tsx';
import { ActionOutcome } from '../action-status/action-outcome.tsx';
import { chooseVectorMemory, vectorMemoryPlace } from './requests.ts';
import { useModels } from './store.ts';

/** @param memory of the computer, in bytes. */
function choices(memory: number): Choice<VectorMemoryChoice>[] {
  const withSize = (choice: VectorMemoryChoice, share: string): string =>
    t('{share}: {size}', { share, size: bytes(mostVectorBytes(choice, memory)) });
  return [
    { value: 'none', name: t('None') },
    { value: 'tenth', name: withSize('tenth', t('A tenth')) },
    { value: 'quarter', name: withSize('quarter', t('A quarter')) },
  ];
}

/** How much of the computer’s memory search may take to be fast in large libraries. */
export function VectorMemorySetting() {
  const choice = useModels((state) => state.models?.vectorMemory);
  const memory = useModels((state) => state.models?.memoryBytes);
  if (choice === undefined || memory === undefined) return null;
  return (
    <Setting
      title={t('Memory for vectors')}
      about={t(
        'Search is fastest where the vectors of all passages fit in this share of the computer’s memory: 100,000 passages need about 50 to 150 MB. Where they do not fit, they are read from the disk, and about a sixth of that is needed still.',
      )}
    >
      <Segmented
        label={t('Memory for vectors')}
        value={choice}
        choices={choices(memory)}
        onChange={chooseVectorMemory}
      />
      <ActionOutcome place={vectorMemoryPlace} className="mt-1.5" />
    </Setting>
  );
}
