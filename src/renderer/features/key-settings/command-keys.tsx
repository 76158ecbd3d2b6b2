import { type KeyboardEvent, useRef } from 'react';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import type { Command } from '../commands/command.ts';
import { KeyLabel } from '../commands/key-label.tsx';
import { combosOf } from '../commands/pressed-keys.ts';
import { useCommands } from '../commands/store.ts';
import { useKeySettings } from './store.ts';

/** A command with its keys, and what can be done with them. */
export function CommandKeys({ command }: { command: Command }) {
  const { id } = command;
  const title = t(command.title);
  const isRecording = useKeySettings((state) => state.recording === id);
  const refusal = useKeySettings((state) => (state.refusal?.id === id ? state.refusal.text : null));
  const isChanged = useCommands((state) => id in state.changedKeys);
  const { record, reset } = useKeySettings();
  const line = useRef<HTMLLIElement>(null);
  const keptFocus = useKeptFocus(line);
  return (
    <li ref={line} tabIndex={-1} className="border-b border-line py-1 outline-none last:border-b-0" {...keptFocus}>
      <div className="flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span className="min-w-40 flex-1">{title}</span>
        {isRecording ? (
          <Recorder command={command} />
        ) : (
          <>
            <span className="flex items-center gap-1 text-xs text-dim">
              <KeyLabel of={command} all />
            </span>
            {isChanged && (
              <Button
                look="quiet"
                size="small"
                aria-label={t('Reset the keys of “{command}”', { command: title })}
                onClick={() => reset(command)}
              >
                {t('Reset')}
              </Button>
            )}
            <Button
              size="small"
              aria-label={t('Change the keys of “{command}”', { command: title })}
              onClick={() => record(command)}
            >
              {t('Change')}
            </Button>
          </>
        )}
      </div>
      <p role="alert" className="text-xs text-danger empty:hidden">
        {refusal}
      </p>
    </li>
  );
}

/** Takes the keys that are pressed. Escape leaves things as they are, the backspace key leaves the command without keys. */
function Recorder({ command }: { command: Command }) {
  const { give, cancel } = useKeySettings();
  const onKeyDown = (event: KeyboardEvent): void => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
    // Tab leaves, as everywhere.
    if (event.nativeEvent.isComposing || event.key === 'Tab') return;
    event.preventDefault();
    const [combo] = combosOf(event);
    if (isPlain && event.key === 'Escape') cancel();
    else if (isPlain && (event.key === 'Backspace' || event.key === 'Delete')) give(command, null);
    else if (combo !== undefined) give(command, combo);
  };
  return (
    <button
      type="button"
      data-escape
      // It has replaced the button that was pressed.
      // biome-ignore lint/a11y/noAutofocus: see above
      autoFocus
      aria-label={t('Press the keys for “{command}”', { command: t(command.title) })}
      onKeyDown={onKeyDown}
      onBlur={cancel}
      className="h-7 rounded-md border border-accent bg-accent-soft px-2.5 text-xs"
    >
      {t('Press keys · Esc keeps the old ones · ⌫ for none')}
    </button>
  );
}
