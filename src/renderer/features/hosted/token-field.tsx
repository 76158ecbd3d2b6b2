import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { t, told } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { saveTyped, tokensStore, useToken } from './token-store.ts';
import { tokenText } from './token-text.ts';

interface TokenFieldProps {
  /** Of the service that the token is for. */
  baseUrl: string;
  isOptional?: boolean;
  /** Gives a form access to a token that is typed but not saved, see saveTyped. */
  input?: RefObject<HTMLInputElement | null>;
}

/** Milliseconds without a change after which an address counts as typed. */
const typingPause = 300;

/** The token for a hosted service: entered once, never shown again. */
export function TokenField({ baseUrl, isOptional = false, input }: TokenFieldProps) {
  const { status } = useToken(baseUrl);
  const [isReplacing, setReplacing] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  const keptFocus = useKeptFocus(field);

  useEffect(() => {
    const timer = setTimeout(() => tokensStore.getState().look(baseUrl), typingPause);
    return () => clearTimeout(timer);
  }, [baseUrl]);

  const label = isOptional ? t('Token (optional)') : t('Token');
  const isSaved = status !== null && status.source !== 'none';
  return (
    <div ref={field} tabIndex={-1} className="outline-none" {...keptFocus}>
      {isSaved && !isReplacing ? (
        <SavedToken label={label} baseUrl={baseUrl} onReplace={() => setReplacing(true)} />
      ) : (
        <TokenInput {...{ label, baseUrl, isReplacing, input }} onDone={() => setReplacing(false)} />
      )}
    </div>
  );
}

interface SavedTokenProps {
  label: string;
  baseUrl: string;
  onReplace: () => void;
}

function SavedToken({ label, baseUrl, onReplace }: SavedTokenProps) {
  const { status, failure } = useToken(baseUrl);
  return (
    <Field label={label} failure={failure}>
      {(id) => (
        <div className="flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <output id={id} className="min-w-0 flex-1">
            {status && tokenText(status)}
          </output>
          <Button aria-label={t('Replace token')} size="small" onClick={onReplace}>
            {t('Replace')}
          </Button>
          {status?.source !== 'environment' && (
            <Button aria-label={t('Remove token')} size="small" onClick={() => tokensStore.getState().remove(baseUrl)}>
              {t('Remove')}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}

interface TokenInputProps {
  label: string;
  baseUrl: string;
  isReplacing: boolean;
  input: TokenFieldProps['input'];
  /** Called when the token is saved, or the old one is to stay. */
  onDone: () => void;
}

/** A typed token exists only in the input, not in the page’s state, and disappears from there once it is saved. */
function TokenInput({ label, baseUrl, isReplacing, input, onDone }: TokenInputProps) {
  const { status, isBusy, failure } = useToken(baseUrl);
  const ownInput = useRef<HTMLInputElement>(null);
  const typed = input ?? ownInput;
  const problem = status?.keychainProblem ?? null;

  const save = async (): Promise<void> => {
    if ((await saveTyped(typed.current, baseUrl)) === 'saved') onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    // The field may be part of a form that Enter would submit.
    event.preventDefault();
    void save();
  };

  return (
    <Field
      label={label}
      failure={failure}
      note={problem ? told(problem) : t('Kept in the system keychain, and never shown again.')}
    >
      {(id) => (
        <div className="flex gap-2">
          <TextInput
            ref={typed}
            id={id}
            type="password"
            maxLength={4_000}
            // Whoever asked to replace the token is about to type it.
            autoFocus={isReplacing}
            onKeyDown={onKeyDown}
          />
          <Button aria-busy={isBusy} onClick={save}>
            {problem === null ? t('Save token') : t('Keep for this session only')}
          </Button>
          {isReplacing && <Button onClick={onDone}>{t('Cancel')}</Button>}
        </div>
      )}
    </Field>
  );
}
