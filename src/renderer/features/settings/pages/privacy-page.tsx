import { type ReactNode, useEffect } from 'react';
import type { ModelView } from '../../../../shared/models.ts';
import { t } from '../../../lib/translate.tsx';
import { Button } from '../../../ui/button.tsx';
import { Setting } from '../../../ui/setting.tsx';
import { tokensStore, useToken } from '../../hosted/token-store.ts';
import { tokenText } from '../../hosted/token-text.ts';
import { activeHost, useModels } from '../../models/store.ts';
import { useSavedSearches } from '../../saved-searches/store.ts';
import { NetworkRecord } from '../network-record.tsx';
import { settingsStore, showModels } from '../store.ts';

/** What leaves the computer, and what is kept on it. */
export function PrivacyPage() {
  const host = useModels(activeHost);
  const hubUrl = useModels((state) => state.models?.hubUrl);
  const hosted = useModels((state) => state.models?.models)?.filter(({ kind }) => kind === 'hosted') ?? [];
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
                'Notes are read, embedded and searched here. There are no statistics, no crash reports and no account, and no updates are looked for.',
              )
            : t(
                'You chose a hosted model: the text of your passages and of your questions is sent there, and nowhere else. There are no statistics, no crash reports and no account.',
              )
        }
      >
        {host !== null && <Button onClick={showModels}>{t('Choose another model')}</Button>}
      </Setting>
      <Setting
        title={t('What Nearnote may connect to')}
        about={t('Each only for what is said of it, and only when you ask for it.')}
      >
        <dl className="w-full">
          <AskedHost name={hostOf(hubUrl)}>
            {t(
              'The files of a model that you download. It is told which model, not who you are or what is in your notes.',
            )}
          </AskedHost>
          {hosted.map((model) => (
            <HostedHost key={model.id} model={model} isActive={model.host === host} />
          ))}
          <AskedHost name={t('Web links in notes')}>
            {t('They open in your browser when you click them; nothing is loaded before.')}
          </AskedHost>
        </dl>
      </Setting>
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

function hostOf(address: string | undefined): string {
  return address !== undefined && URL.canParse(address) ? new URL(address).host : t('The model hub');
}

interface AskedHostProps {
  name: string;
  children: ReactNode;
}

function AskedHost({ name, children }: AskedHostProps) {
  return (
    <div className="flex flex-wrap gap-x-4 border-t border-line py-2 text-sm first:border-t-0">
      <dt className="w-44 shrink-0 font-medium break-all">{name}</dt>
      <dd className="min-w-56 flex-1 text-muted">{children}</dd>
    </div>
  );
}

function HostedHost({ model, isActive }: { model: ModelView; isActive: boolean }) {
  return (
    <AskedHost name={model.host ?? model.name}>
      {isActive
        ? t('{model}: the text of your passages and questions.', { model: model.name })
        : t('{model}: nothing, until you switch to it and agree.', { model: model.name })}
      {model.baseUrl !== null && <Token baseUrl={model.baseUrl} />}
    </AskedHost>
  );
}

/** The token for a service, which can be removed here. */
function Token({ baseUrl }: { baseUrl: string }) {
  const { status, failure, isBusy } = useToken(baseUrl);
  useEffect(() => {
    void tokensStore.getState().look(baseUrl);
  }, [baseUrl]);
  if (failure !== null) return <p className="mt-1 text-danger">{failure}</p>;
  if (status === null || status.source === 'none') return <p className="mt-1">{t('No token is kept for it.')}</p>;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-2">
      <span className="min-w-0 flex-1">{tokenText(status)}</span>
      {status.source !== 'environment' && (
        <Button
          size="small"
          aria-label={t('Remove the token for {address}', { address: baseUrl })}
          disabled={isBusy}
          onClick={() => tokensStore.getState().remove(baseUrl)}
        >
          {t('Remove')}
        </Button>
      )}
    </p>
  );
}
