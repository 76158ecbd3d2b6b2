import { useEffect } from 'react';
import type { NetworkContact } from '../../../shared/network.ts';
import { bytes, dateAndTime } from '../../lib/format.ts';
import { t } from '../../lib/translate.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Setting, Switch } from '../../ui/setting.tsx';
import { useNetwork } from './network-store.ts';
import { purposeText } from './purpose-text.ts';

/** The switch that forbids the network, and every host that was contacted. */
export function NetworkRecord() {
  const { network, failure, look, switchOff } = useNetwork();
  useEffect(() => {
    void look();
  }, [look]);
  const contacts = network?.contacts ?? [];
  return (
    <>
      <Setting
        title={t('Network')}
        about={t(
          'Switched off, Nearnote connects to nothing: no downloads, no hosted models. Search on this computer needs no network.',
        )}
      >
        <Switch isOn={network?.isOff === false} onChange={(isOn) => void switchOff(!isOn)}>
          {t('Nearnote may use the network')}
        </Switch>
        <Outcome failure={failure} />
      </Setting>
      <Setting
        title={t('Hosts that were contacted')}
        about={
          contacts.length === 0 ? t('None so far.') : t('Every one, since Nearnote was first started on this computer.')
        }
      >
        {contacts.length > 0 && (
          <dl className="w-full">
            {contacts.map((contact) => (
              <Contact key={`${contact.purpose} ${contact.host}`} contact={contact} />
            ))}
          </dl>
        )}
      </Setting>
    </>
  );
}

function Contact({
  contact: { host, purpose, requests, sentBytes, receivedBytes, firstAt, lastAt },
}: {
  contact: NetworkContact;
}) {
  const amounts = {
    requests,
    sent: bytes(sentBytes),
    received: bytes(receivedBytes),
    first: dateAndTime(firstAt),
    last: dateAndTime(lastAt),
  };
  return (
    <div className="flex flex-wrap gap-x-4 border-t border-line py-2 text-sm first:border-t-0">
      <dt className="w-44 shrink-0 font-medium break-all">{host}</dt>
      <dd className="min-w-56 flex-1 text-muted">
        {t(purposeText[purpose])}{' '}
        {requests === 1
          ? t('One request on {first}; {sent} sent, {received} received.', amounts)
          : t(
              '{requests, plural, one {# request} other {# requests}} between {first} and {last}; {sent} sent, {received} received.',
              amounts,
            )}
      </dd>
    </div>
  );
}
