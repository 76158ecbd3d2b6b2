import type { Preferences } from '../../../../shared/preferences.ts';
import { Setting } from '../../../ui/setting.tsx';
import { KeyLabel } from '../../commands/key-label.tsx';
import { openCommand } from '../../note-pane/commands.ts';
import { changePreferences, usePreference } from '../../preferences/store.ts';

const editors: readonly { value: Preferences['editor']; name: string; about: string }[] = [
  { value: 'system', name: 'The system’s', about: 'As a double click on the file would.' },
  { value: 'vscode', name: 'Visual Studio Code', about: 'At the line of the passage.' },
  { value: 'obsidian', name: 'Obsidian', about: 'In the vault that the note belongs to.' },
];

export function EditorPage() {
  const editor = usePreference('editor');
  return (
    <Setting title="Open notes in" about="Nearnote itself never changes a note.">
      <fieldset className="w-full">
        <legend className="sr-only">Open notes in</legend>
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
            <span className="font-medium">{name}</span>
            <span className="text-muted">{about}</span>
          </label>
        ))}
      </fieldset>
      <p className="flex items-center gap-1.5 text-sm text-dim">
        <KeyLabel of={openCommand} /> opens the selected note.
      </p>
    </Setting>
  );
}
