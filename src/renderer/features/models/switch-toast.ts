import { follow } from '../../lib/store.ts';
import { t } from '../../lib/translate.tsx';
import { showToast } from '../../ui/toasts.ts';
import { libraryStore } from '../library/store.ts';
import { reportFailure } from '../notices/store.ts';
import { switchBack } from '../reembed/requests.ts';
import { comparisonStore } from './comparison-store.ts';
import { modelsStore } from './store.ts';

/** Says that search has switched to another model, once for each switch, and offers what one may want then. */
export function announceSwitches(): () => void {
  return follow(
    libraryStore,
    ({ library }) => library?.model,
    (model, before) => {
      // Not when a library is opened.
      if (!model || !before || model.key === before.key) return;
      const host = modelsStore.getState().models?.models.find((each) => isOf(each, before.key))?.host ?? null;
      const previous = { key: before.key, name: before.name, host };
      showToast({
        id: 'switch',
        text: t('Search now uses {model}.', { model: model.name }),
        actions: [
          { label: t('Compare on my last questions'), act: () => comparisonStore.getState().compare(previous) },
          { label: t('Switch back'), act: () => reportFailure(switchBack(previous), 'model') },
        ],
      });
    },
  );
}

function isOf({ variants }: { variants: readonly { key: string }[] }, key: string): boolean {
  return variants.some((variant) => variant.key === key);
}
