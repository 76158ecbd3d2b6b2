import { onEvent } from '../../lib/api.ts';
import { t } from '../../lib/translate.tsx';
import { showToast } from '../../ui/toasts.ts';
import { noticesStore } from '../notices/store.ts';
import { settingsStore } from '../settings/store.ts';
import { updatesStore } from '../updates/store.ts';

/** Follows what is known of new versions, and says once of one that was found where to have it. */
export function announceUpdates(): () => void {
  return onEvent(
    'update.changed',
    (update) => {
      updatesStore.getState().show(update);
      if (update.kind !== 'found' || settingsStore.getState().isOpen) return;
      const show = { label: t('Show'), act: () => settingsStore.getState().show('about') };
      showToast({ id: 'update', text: t('There is a new version: Nearnote {version}.', update), actions: [show] });
    },
    noticesStore.getState().report,
  );
}
