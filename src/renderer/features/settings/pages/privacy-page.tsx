import { t } from '../../../lib/translate.tsx';
import { Button } from '../../../ui/button.tsx';
import { Setting } from '../../../ui/setting.tsx';
import { activeHost, useModels } from '../../models/store.ts';
import { useSavedSearches } from '../../saved-searches/store.ts';
import { AddressList } from '../address-list.tsx';
import { NetworkRecord } from '../network-record.tsx';
import { settingsStore, showModels } from '../store.ts';

/** What leaves the computer, and what is kept on it. */
export function PrivacyPage() {
  const host = useModels(activeHost);
  const remembers = useSavedSearches((state) => state.searches?.remembers) ?? false;
  return (
    <>
      <Setting
        title={
          host === null
            ? t('Nothing of your notes leaves this computer')
            : t('The text of your notes is sent to {host}', { host })
        }
        about={
          host === null
            ? t(
                'Notes are read, embedded and searched here. There are no statistics, no crash reports and no account; new versions are looked for only when you ask for it.',
              )
            : t(
                'You chose a hosted model: the text of your passages and of your questions is sent there, and nowhere else. There are no statistics, no crash reports and no account.',
              )
        }
      >
        {host !== null && <Button onClick={showModels}>{t('Choose another model')}</Button>}
      </Setting>
      <AddressList />
      <NetworkRecord />
      <Setting
        title={t('Recent searches')}
        about={remembers ? t('They are kept on this computer, in your library.') : t('They are not kept.')}
      >
        <Button onClick={() => settingsStore.getState().show('search')}>{t('Change on the page “Search”')}</Button>
      </Setting>
      <Setting
        title={t('The log')}
        about={t(
          'It says what was done and how long it took. No text, title, path, query or token is in it. “Show logs” in the Help menu opens its folder.',
        )}
      />
    </>
  );
}
