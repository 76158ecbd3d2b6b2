import { type FormEvent, useId } from 'react';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { useHub } from './hub-store.ts';

/** Adds a model of Hugging Face by its id. */
export function AddFromHub() {
  const { repository, isChecking, failure, added, type, add } = useHub();
  const [inputId, outcomeId] = [useId(), useId()];

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void add();
  };

  return (
    <form onSubmit={submit} className="mt-4">
      <label htmlFor={inputId} className="text-sm text-muted">
        {t('Add a model from Hugging Face')}
      </label>
      <div className="mt-1.5 flex gap-2">
        <TextInput
          id={inputId}
          placeholder={t('owner/model, with ONNX weights for feature extraction')}
          maxLength={200}
          value={repository}
          onChange={(event) => type(event.target.value)}
          aria-invalid={failure !== null}
          aria-describedby={outcomeId}
        />
        <Button
          type="submit"
          aria-label={t('Add from Hugging Face')}
          aria-busy={isChecking}
          disabled={repository.trim() === ''}
        >
          {t('Add')}
        </Button>
      </div>
      <Outcome
        id={outcomeId}
        failure={failure}
        status={
          isChecking ? t('Checking whether the model fits…') : added && t('{model} is in the list.', { model: added })
        }
        keepsLine
        className="mt-1"
      />
    </form>
  );
}
