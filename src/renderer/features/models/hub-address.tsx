import { type FormEvent, useState } from 'react';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { ActionOutcome } from '../action-status/action-outcome.tsx';
import { hubPlace, setHubUrl } from './requests.ts';
import { useModels } from './store.ts';

/** Where models are downloaded from: Hugging Face, or a mirror where it cannot be reached. */
export function HubAddress() {
  const hubUrl = useModels((state) => state.models?.hubUrl);
  const [typed, setTyped] = useState<string | null>(null);
  if (hubUrl === undefined) return null;
  const isChanged = typed !== null && typed.trim() !== hubUrl;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isChanged) setHubUrl(typed.trim());
  };

  return (
    <form onSubmit={submit}>
      <Field label={t('Download from')} note={t('The address of Hugging Face, or of a mirror with the same protocol.')}>
        {(id) => (
          <div className="flex gap-2">
            <TextInput
              id={id}
              inputMode="url"
              value={typed ?? hubUrl}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Button type="submit" aria-label={t('Save download address')} disabled={!isChanged}>
              {t('Save')}
            </Button>
          </div>
        )}
      </Field>
      <ActionOutcome place={hubPlace} className="mt-1.5 ml-32" />
    </form>
  );
}
