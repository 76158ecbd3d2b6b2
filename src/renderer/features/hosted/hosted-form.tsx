import { type FormEvent, type KeyboardEvent, useId, useRef } from 'react';
import { hostedServices } from '../../../shared/hosted-services.ts';
import { hostedService } from '../../../shared/models.ts';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, Select, TextInput } from '../../ui/field.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { addressOf, infoOf, isUnencrypted, noteOn, ownDimensions } from './draft.ts';
import { useHosted } from './store.ts';
import { TokenField } from './token-field.tsx';
import { saveTyped } from './token-store.ts';

/** Adds a hosted model: its service, its name, and a test of the connection. */
export function HostedForm() {
  const { fields, asking, tested, failure, choose, edit, close, test, add } = useHosted();
  const token = useRef<HTMLInputElement>(null);
  const suggestionsId = useId();
  const info = infoOf(fields.service);
  const address = addressOf(fields);
  const width = ownDimensions(fields);

  // A token that is typed but not saved is meant to be used.
  const saveTokenAnd = async (go: () => Promise<void>): Promise<void> => {
    const saved = address === null ? 'nothing' : await saveTyped(token.current, address);
    if (saved !== 'failed') await go();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void saveTokenAnd(add);
  };

  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
  };

  return (
    <form
      aria-label={t('Add hosted model')}
      data-escape
      onKeyDown={closeOnEscape}
      onSubmit={submit}
      className="flex flex-col gap-3 rounded-lg border border-line bg-raised p-4"
    >
      <Field label={t('Service')} note={noteOn(info.service)}>
        {(id) => (
          <Select
            id={id}
            // The form has replaced the button that was pressed.
            autoFocus
            value={fields.service}
            onChange={(event) => choose(hostedService.parse(event.target.value))}
          >
            {hostedServices.map(({ service, name }) => (
              <option key={service} value={service}>
                {service === 'custom' ? t('Another service') : name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label={t('Base URL')}
        note={
          address !== null && isUnencrypted(address) && t('Not encrypted: others on the network can read your notes.')
        }
      >
        {(id) => (
          <TextInput
            id={id}
            inputMode="url"
            placeholder="https://"
            value={fields.baseUrl}
            onChange={(event) => edit({ baseUrl: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('Model')}>
        {(id) => (
          <>
            <TextInput
              id={id}
              list={suggestionsId}
              value={fields.model}
              onChange={(event) => edit({ model: event.target.value })}
            />
            <datalist id={suggestionsId}>
              {info.models.map(({ model }) => (
                <option key={model} value={model} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label={t('Dimensions')}>
        {(id) => (
          <TextInput
            id={id}
            inputMode="numeric"
            placeholder={
              width === null ? t('the model’s own') : t('{count, number}, the model’s own', { count: width })
            }
            value={fields.dimensions}
            onChange={(event) => edit({ dimensions: event.target.value })}
          />
        )}
      </Field>
      {/* A token typed for one address must never go to another, so each address has a field of its own. */}
      {address !== null && <TokenField key={address} baseUrl={address} isOptional={!info.needsToken} input={token} />}
      <Outcome
        failure={failure}
        status={
          asking === null
            ? tested &&
              t('It works: {dimensions, number} dimensions, answered in {ms, number} ms.', {
                dimensions: tested.dimensions,
                ms: Math.round(tested.ms),
              })
            : t('Asking the service…')
        }
        keepsLine
      />
      <div className="flex gap-2">
        <Button aria-busy={asking === 'test'} onClick={() => saveTokenAnd(test)}>
          {t('Test connection')}
        </Button>
        <span className="flex-1" />
        <Button onClick={close}>{t('Cancel')}</Button>
        <Button type="submit" look="primary" aria-busy={asking === 'add'}>
          {t('Add')}
        </Button>
      </div>
    </form>
  );
}
