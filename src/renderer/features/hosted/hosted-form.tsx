import { type FormEvent, useId, useRef } from 'react';
import { hostedServices } from '../../../shared/hosted-services.ts';
import { hostedService } from '../../../shared/models.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Select, TextInput } from '../../ui/field.tsx';
import { count } from '../../ui/format.ts';
import { addressOf, infoOf, isReadableOnTheWay, ownDimensions } from './draft.ts';
import { saveTyped } from './save-typed.ts';
import { TokenField } from './token-field.tsx';
import { hostedStore, useHosted } from './use-hosted.ts';

/** Adds a hosted model: which service, which model, and a test of the connection before. */
export function HostedForm() {
  const fields = useHosted((state) => state.fields);
  const asking = useHosted((state) => state.asking);
  const { choose, edit, close } = hostedStore.getState();
  const token = useRef<HTMLInputElement>(null);
  const suggestions = useId();
  const info = infoOf(fields.service);
  const address = addressOf(fields);
  const width = ownDimensions(fields);

  // A token that is typed but not saved is meant to be used.
  const after = (go: () => Promise<void>) => async (): Promise<void> => {
    const saved = address === null ? 'nothing' : await saveTyped(token.current, address);
    if (saved !== 'failed') await go();
  };
  const test = after(() => hostedStore.getState().test());
  const add = after(() => hostedStore.getState().add());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void add();
  };

  return (
    <form
      aria-label="Add hosted model"
      onSubmit={submit}
      className="flex flex-col gap-3 rounded-lg border border-line bg-raised p-4"
    >
      <Field label="Service" note={info.note}>
        {(id) => (
          <Select
            id={id}
            // The form has taken the place of the button that was pressed.
            autoFocus
            value={fields.service}
            onChange={(event) => choose(hostedService.parse(event.target.value))}
          >
            {hostedServices.map(({ service, name }) => (
              <option key={service} value={service}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label="Base URL"
        note={address !== null && isReadableOnTheWay(address) && 'Not encrypted: your notes can be read on their way.'}
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
      <Field label="Model">
        {(id) => (
          <>
            <TextInput
              id={id}
              list={suggestions}
              value={fields.model}
              onChange={(event) => edit({ model: event.target.value })}
            />
            <datalist id={suggestions}>
              {info.models.map(({ model }) => (
                <option key={model} value={model} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label="Dimensions">
        {(id) => (
          <TextInput
            id={id}
            inputMode="numeric"
            placeholder={width === null ? 'the model’s own' : `${count(width)}, the model’s own`}
            value={fields.dimensions}
            onChange={(event) => edit({ dimensions: event.target.value })}
          />
        )}
      </Field>
      {/* A token typed for one address must never go to another: its field is another one. */}
      {address !== null && <TokenField key={address} baseUrl={address} isOptional={!info.needsToken} input={token} />}
      <Result />
      <div className="flex gap-2">
        <Button aria-busy={asking === 'test'} onClick={test}>
          Test connection
        </Button>
        <span className="flex-1" />
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" look="primary" aria-busy={asking === 'add'}>
          Add
        </Button>
      </div>
    </form>
  );
}

/** What the service answered. Its line is there before, so that nothing moves. */
function Result() {
  const asking = useHosted((state) => state.asking);
  const tested = useHosted((state) => state.tested);
  const failure = useHosted((state) => state.failure);
  if (failure !== null) {
    return (
      <p role="alert" className="min-h-5 text-[13px] leading-5 break-words text-danger select-text">
        {failure}
      </p>
    );
  }
  return (
    <p role="status" className="min-h-5 text-[13px] leading-5 text-muted tabular-nums">
      {asking !== null && 'Asking the service…'}
      {tested && `It works: ${count(tested.dimensions)} dimensions, answered in ${count(tested.ms)} ms.`}
    </p>
  );
}
