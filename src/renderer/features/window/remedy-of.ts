import type { ErrorCode } from '../../../shared/errors.ts';
import { t } from '../../lib/translate.tsx';
import type { Remedy } from '../../ui/remedies.ts';
import { comparisonStore } from '../models/comparison-store.ts';
import { planStore } from '../reembed/plan-store.ts';
import { settingsStore } from '../settings/store.ts';

/** What ends an error of a kind, for the button beside it. */
export function remedyOf(code: ErrorCode): Remedy | null {
  return code === 'network-off' ? { label: t('Network settings'), act: showNetwork } : null;
}

/** The dialogs that may have been refused something would lie over the settings. */
function showNetwork(): void {
  planStore.getState().close();
  comparisonStore.getState().close();
  settingsStore.getState().show('privacy');
}
