import type { SearchMode } from '../../../../shared/domain.ts';
import { t } from '../../../lib/translate.tsx';
import { Button } from '../../../ui/button.tsx';
import { type Choice, Segmented } from '../../../ui/segmented.tsx';
import { Setting, Switch } from '../../../ui/setting.tsx';
import { VectorMemorySetting } from '../../models/vector-memory-setting.tsx';
import { clearRecent, keepRecent } from '../../saved-searches/requests.ts';
import { useSavedSearches } from '../../saved-searches/store.ts';
import { useSearch } from '../../search/store.ts';

function modes(): Choice<SearchMode>[] {
  return [
    { value: 'hybrid', name: t('Hybrid') },
    { value: 'semantic', name: t('Meaning') },
    { value: 'keyword', name: t('Words') },
  ];
}

export function SearchPage() {
  const mode = useSearch((state) => state.mode);
  const setMode = useSearch((state) => state.setMode);
  const searches = useSavedSearches((state) => state.searches);
  return (
    <>
      <Setting
        title={t('Search by')}
        about={t(
          'Hybrid finds what means the same and what has the same words. The choice is the one beneath the search box.',
        )}
      >
        <Segmented label={t('Search by')} value={mode} choices={modes()} onChange={setMode} />
      </Setting>
      <Setting
        title={t('Recent searches')}
        about={t(
          'They are listed under the empty search box, and kept on this computer. Switched off, they are forgotten at once.',
        )}
      >
        <Switch isOn={searches?.remembers ?? false} onChange={keepRecent}>
          {t('Keep recent searches')}
        </Switch>
        {searches !== null && searches.recent.length > 0 && (
          <Button size="small" onClick={clearRecent}>
            {t('Forget them now')}
          </Button>
        )}
      </Setting>
      <VectorMemorySetting />
    </>
  );
}
