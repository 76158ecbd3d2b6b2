import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { TokenStatus } from '../../../shared/models.ts';
import { Button } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { saveTyped } from './save-typed.ts';
import { tokenText } from './token-text.ts';
import { tokensStore, useToken } from './use-tokens.ts';

interface TokenFieldProps {
  /** Of the service whose token it is. */
  baseUrl: string;
  isOptional?: boolean;
  /** For whoever wants to save what is typed there before going on, see saveTyped. */
  input?: RefObject<HTMLInputElement | null>;
}

/** Milliseconds of rest after which an address counts as typed. */
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

  const label = isOptional ? 'Token (optional)' : 'Token';
  const text = status && tokenText(status);
  return (
    <div ref={field} tabIndex={-1} className="outline-none" {...keptFocus}>
      {status && text !== null && !isReplacing ? (
        <Saved {...{ label, baseUrl, text }} source={status.source} onReplace={() => setReplacing(true)} />
      ) : (
        <Entry {...{ label, baseUrl, isReplacing, input }} onDone={() => setReplacing(false)} />
      )}
    </div>
  );
}

interface SavedProps {
  label: string;
  baseUrl: string;
  text: string;
  source: TokenStatus['source'];
  onReplace: () => void;
}

function Saved({ label, baseUrl, text, source, onReplace }: SavedProps) {
  const { failure } = useToken(baseUrl);
  return (
    <Field label={label} note={failure !== null && <Failure text={failure} />}>
      {(id) => (
        <div className="flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1 text-[13px]">
          <output id={id} className="min-w-0 flex-1">
            {text}
          </output>
          <Button aria-label="Replace token" size="small" onClick={onReplace}>
            Replace
          </Button>
          {source !== 'environment' && (
            <Button aria-label="Remove token" size="small" onClick={() => tokensStore.getState().remove(baseUrl)}>
              Remove
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}

interface EntryProps {
  label: string;
  baseUrl: string;
  isReplacing: boolean;
  input: TokenFieldProps['input'];
  /** Called when the token is saved, or the one there was is to stay. */
  onDone: () => void;
}

/** What is typed stands in the input alone, not in the page's state, and is gone from there once it is handed over. */
function Entry({ label, baseUrl, isReplacing, input, onDone }: EntryProps) {
  const { status, isBusy, failure } = useToken(baseUrl);
  const ownInput = useRef<HTMLInputElement>(null);
  const typed = input ?? ownInput;
  const problem = status?.keychainProblem ?? null;

  const save = async (): Promise<void> => {
    if ((await saveTyped(typed.current, baseUrl)) === 'saved') onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    // The field may stand in a form that Enter would send.
    event.preventDefault();
    void save();
  };

  return (
    <Field
      label={label}
      note={
        <>
          {failure !== null && <Failure text={failure} />}
          {problem ?? 'Kept in the system keychain, and never shown again.'}
        </>
      }
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
            {problem === null ? 'Save token' : 'Keep for this session only'}
          </Button>
          {isReplacing && <Button onClick={onDone}>Cancel</Button>}
        </div>
      )}
    </Field>
  );
}

function Failure({ text }: { text: string }) {
  return (
    <span role="alert" className="mb-0.5 block text-danger">
      {text}
    </span>
  );
}
