import { type ReactNode, useEffect, useRef } from 'react';
import type { ModelView } from '../../../shared/models.ts';
import { defaultHub } from '../../../shared/models.ts';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { Outcome } from '../../ui/outcome.tsx';
import { Setting } from '../../ui/setting.tsx';
import { tokensStore, useToken } from '../hosted/token-store.ts';
import { tokenText } from '../hosted/token-text.ts';
import { activeHost, useModels } from '../models/store.ts';
import { type AddressRow, addressName, addressRows } from './allowed-addresses.ts';
import { hostsStore, useHosts } from './hosts-store.ts';
import { useNetwork } from './network-store.ts';
import { purposeText } from './purpose-text.ts';

/** What is known to be asked of a host only from what it was contacted for. */
const apartFromModels = ['updates', 'scans'] as const;

/** What Nearnote may connect to and for what, which the user can take back here. */
export function AddressList() {
  const { hosts, failure, look, askAgain } = useHosts();
  const models = useModels((state) => state.models);
  const list = useRef<HTMLDListElement>(null);
  const keptFocus = useKeptFocus(list);
  useEffect(() => {
    void look();
  }, [look]);
  if (hosts === null) return <Outcome failure={failure} />;
  return (
    <Setting
      title={t('What Nearnote may connect to')}
      about={t('Each only for what is said of it, and only when you ask for it. What you revoke is asked about anew.')}
    >
      <dl ref={list} tabIndex={-1} className="w-full outline-none" {...keptFocus}>
        {addressRows(hosts.addresses, models?.hubUrl, models?.models ?? []).map((row) => (
          <Address key={row.address} row={row} />
        ))}
        <Row name={t('Web links in notes')}>
          <p>{t('They open in your browser when you click them; nothing is loaded before.')}</p>
          {hosts.links.map((host) => (
            <Line
              key={host}
              action={t('Ask again')}
              label={t('Ask again before links to {host} open', { host })}
              act={() => void askAgain(host)}
            >
              {t('Those to {host} open without a question.', { host })}
            </Line>
          ))}
        </Row>
      </dl>
      <Outcome failure={failure} />
    </Setting>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-4 border-t border-line py-2 text-sm first:border-t-0">
      <dt className="w-44 shrink-0 font-medium break-all">{name}</dt>
      <dd className="flex min-w-56 flex-1 flex-col gap-1 text-muted">{children}</dd>
    </div>
  );
}

interface LineProps {
  children: ReactNode;
  /** What the button says. */
  action: string;
  /** What is read out of it. */
  label: string;
  isBusy?: boolean;
  act: () => void;
}

/** Something that is so, and a button that changes it. */
function Line({ children, action, label, isBusy = false, act }: LineProps) {
  return (
    <p className="flex flex-wrap items-center gap-2">
      <span className="min-w-0 flex-1">{children}</span>
      <Button size="small" aria-label={label} disabled={isBusy} onClick={act}>
        {action}
      </Button>
    </p>
  );
}

function Address({ row: { address, isAllowed, isHub, models } }: { row: AddressRow }) {
  const { allow, revoke } = hostsStore.getState();
  const name = addressName(address);
  const { host } = new URL(address);
  const contacts = useNetwork(({ network }) => network?.contacts);
  const otherUses = apartFromModels.filter((purpose) =>
    contacts?.some((each) => each.purpose === purpose && each.host === host),
  );
  const wasAsked = contacts === undefined || contacts.some((each) => each.host === host);
  const isUsed = isHub || otherUses.length > 0 || models.length > 0;
  const tokens = [...new Set(models.map(({ baseUrl }) => baseUrl))].filter((baseUrl) => baseUrl !== null);
  const allowanceText = (): string => {
    if (!isUsed) return t('It is allowed; no model uses it now.');
    if (wasAsked) return t('It is allowed.');
    return address === defaultHub
      ? t('It is allowed from the start. Nothing was asked of it so far.')
      : t('It is allowed. Nothing was asked of it so far.');
  };
  return (
    <Row name={name}>
      {isHub && (
        <p>
          {t(
            'Asked when you add a model by its name, and when you download one: for the list of its files, and for the files. It sees your network address and which model; nothing of you or your notes is sent.',
          )}
        </p>
      )}
      {otherUses.map((purpose) => (
        <p key={purpose}>{t(purposeText[purpose])}</p>
      ))}
      {models.map((model) => (
        <HostedUse key={model.id} model={model} />
      ))}
      {tokens.map((baseUrl) => (
        <Token key={baseUrl} baseUrl={baseUrl} />
      ))}
      {isAllowed ? (
        <Line
          action={t('Revoke')}
          label={t('Revoke what is allowed for {address}', { address: name })}
          act={() => void revoke(address)}
        >
          {allowanceText()}
        </Line>
      ) : (
        <Line action={t('Allow…')} label={t('Allow {address}…', { address: name })} act={() => void allow(address)}>
          {t('Not allowed: nothing is asked of it.')}
        </Line>
      )}
    </Row>
  );
}

function HostedUse({ model }: { model: ModelView }) {
  const host = useModels(activeHost);
  return (
    <p>
      {model.host === host
        ? t('{model}: the text of your passages and questions.', { model: model.name })
        : t('{model}: nothing, until you switch to it and agree.', { model: model.name })}
    </p>
  );
}

/** The token for a service, which can be removed here. */
function Token({ baseUrl }: { baseUrl: string }) {
  const { status, failure, isBusy } = useToken(baseUrl);
  useEffect(() => {
    void tokensStore.getState().look(baseUrl);
  }, [baseUrl]);
  if (failure !== null) return <Outcome failure={failure} />;
  if (status === null || status.source === 'none') return <p>{t('No token is kept for it.')}</p>;
  if (status.source === 'environment') return <p>{tokenText(status)}</p>;
  return (
    <Line
      action={t('Remove')}
      label={t('Remove the token for {address}', { address: baseUrl })}
      isBusy={isBusy}
      act={() => void tokensStore.getState().remove(baseUrl)}
    >
      {tokenText(status)}
    </Line>
  );
}
