import { type FormEvent, useId } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { useHub } from './use-hub.ts';

/** Adds any fit model of Hugging Face by its id. */
export function AddFromHub() {
  const repository = useHub((state) => state.repository);
  const isChecking = useHub((state) => state.isChecking);
  const failure = useHub((state) => state.failure);
  const added = useHub((state) => state.added);
  const type = useHub((state) => state.type);
  const add = useHub((state) => state.add);
  const [labelId, saidId] = [useId(), useId()];

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void add();
  };
  const said = isChecking ? 'Checking whether the model fits…' : (failure ?? (added && `${added} is in the list.`));

  return (
    <form onSubmit={submit} className="mt-4">
      <label htmlFor={labelId} className="text-[13px] text-muted">
        Add a model from Hugging Face
      </label>
      <div className="mt-1.5 flex gap-2">
        <TextInput
          id={labelId}
          placeholder="owner/model, with ONNX weights for feature extraction"
          maxLength={200}
          value={repository}
          onChange={(event) => type(event.target.value)}
          aria-invalid={failure !== null}
          aria-describedby={saidId}
        />
        <Button
          type="submit"
          aria-label="Add from Hugging Face"
          aria-busy={isChecking}
          disabled={repository.trim() === ''}
        >
          Add
        </Button>
      </div>
      <p
        id={saidId}
        role={failure === null ? 'status' : 'alert'}
        className={`mt-1 min-h-5 text-[13px] leading-5 break-words select-text ${failure === null ? 'text-muted' : 'text-danger'}`}
      >
        {said}
      </p>
    </form>
  );
}
