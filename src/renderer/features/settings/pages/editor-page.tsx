import type { Preferences } from '../../../../shared/preferences.ts';
import { type Message, message, Trans, t } from '../../../lib/translate.tsx';
import { Setting } from '../../../ui/setting.tsx';
import { KeyLabel } from '../../commands/key-label.tsx';
import { openCommand } from '../../note-pane/commands.ts';
import { changePreferences, usePreference } from '../../preferences/store.ts';

const editors: readonly { value: Preferences['editor']; name: Message; about: Message }[] = [
  { value: 'system', name: message('The system’s default app'), about: message('As a double click on the file does.') },
  { value: 'vscode', name: message('Visual Studio Code'), about: message('At the line of the passage.') },
  { value: 'obsidian', name: message('Obsidian'), about: message('In the vault that the note belongs to.') },
];

export function EditorPage() {
  const editor = usePreference('editor');
  return (
    <Setting title={t('Open notes in')} about={t('Nearnote itself never changes a note.')}>
      <fieldset className="w-full">
        <legend className="sr-only">{t('Open notes in')}</legend>
        {editors.map(({ value, name, about }) => (
          <label
            key={value}
            className="-mx-2 flex items-baseline gap-2.5 rounded-md px-2 py-1.5 text-sm hover:bg-hover"
          >
            <input
              type="radio"
              name="editor"
              className="translate-y-0.5 accent-accent"
              checked={editor === value}
              onChange={() => changePreferences({ editor: value })}
            />
            <span className="font-medium">{t(name)}</span>
            <span className="text-muted">{t(about)}</span>
          </label>
        ))}
      </fieldset>
      <p className="flex items-center gap-1.5 text-sm text-dim">
        <Trans text="<0/> opens the selected note." parts={[<KeyLabel key="keys" of={openCommand} />]} />
      </p>
    </Setting>
  );
}
