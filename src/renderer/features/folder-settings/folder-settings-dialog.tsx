import { Dialog } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import type { ExclusionPreview } from '../../../shared/domain.ts';
import { Button } from '../../ui/button.tsx';
import { CloseDialog } from '../../ui/close-dialog.tsx';
import { Field, TextArea, TextInput } from '../../ui/field.tsx';
import { count, plural } from '../../ui/format.ts';
import { Modal } from '../../ui/modal.tsx';
import { Scroller } from '../../ui/scroller.tsx';
import { folderName } from '../library/paths.ts';
import { settingsOf } from './store.ts';
import { useFolderSettings } from './use-folder-settings.ts';

/** What of a folder is taken in, with a preview of what is left out. */
export function FolderSettingsDialog() {
  const folder = useFolderSettings((state) => state.folder);
  const close = useFolderSettings((state) => state.close);
  return (
    <Modal isOpen={folder !== null} onClose={close} className="max-w-[620px]">
      {folder && <Panel path={folder.path} />}
    </Modal>
  );
}

function Panel({ path }: { path: string }) {
  const failure = useFolderSettings((state) => state.failure);
  const isSaving = useFolderSettings((state) => state.isSaving);
  const canSave = useFolderSettings((state) => settingsOf(state.draft) !== null);
  const save = useFolderSettings((state) => state.save);
  return (
    <form
      className="flex min-h-0 flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="flex shrink-0 items-start gap-3 border-b border-line py-5 pr-4 pl-6">
        <div className="min-w-0 flex-1">
          <Dialog.Title className="text-base font-semibold break-words">
            What is read in “{folderName(path)}”
          </Dialog.Title>
          <Dialog.Description className="mt-1 text-[13px] leading-5 break-all text-muted">{path}</Dialog.Description>
        </div>
        <CloseDialog className="mt-0.5" />
      </div>
      <Scroller label="Folder settings" className="flex flex-col gap-4 px-6 py-5">
        <Form />
        <Preview />
      </Scroller>
      <div className="flex shrink-0 items-center justify-end gap-2 border-t border-line px-6 py-4">
        {failure !== null && (
          <p role="alert" className="min-w-0 flex-1 text-[13px] leading-5 break-words text-danger">
            {failure}
          </p>
        )}
        <Dialog.Close asChild>
          <Button>Cancel</Button>
        </Dialog.Close>
        <Button type="submit" look="primary" disabled={!canSave} aria-busy={isSaving}>
          Save
        </Button>
      </div>
    </form>
  );
}

function Form() {
  const draft = useFolderSettings((state) => state.draft);
  const change = useFolderSettings((state) => state.change);
  return (
    <>
      <Field label="Leave out" note={patternsNote} tall>
        {(id) => (
          <TextArea
            id={id}
            rows={4}
            placeholder={'drafts/\n*.log.txt'}
            value={draft.patterns}
            onChange={(event) => change({ patterns: event.target.value })}
          />
        )}
      </Field>
      <Switch checked={draft.gitignore} onChange={(gitignore) => change({ gitignore })}>
        Leave out what .gitignore files name
      </Switch>
      <Switch checked={draft.code} onChange={(code) => change({ code })}>
        Read source code, too
      </Switch>
      <Field label="Largest file" note="In megabytes of text. Larger ones are listed under Problems.">
        {(id) => (
          <TextInput
            id={id}
            inputMode="decimal"
            className="max-w-24"
            value={draft.mostMegabytes}
            onChange={(event) => change({ mostMegabytes: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

const patternsNote =
  'A pattern on each line, as in .gitignore; with ! in front, what is read all the same. A .nearnoteignore file in any folder does the same there.';

interface SwitchProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

function Switch({ checked, onChange, children }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-2.5 pl-32">
      <input
        id={id}
        type="checkbox"
        className="size-4 accent-accent"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id} className="text-[13px]">
        {children}
      </label>
    </div>
  );
}

function Preview() {
  const preview = useFolderSettings((state) => state.preview);
  return (
    <section aria-label="Preview" aria-live="polite" className="rounded-md border border-line bg-sunken px-4 py-3">
      <p className="text-[13px]">{preview === null ? 'Looking what this leaves out…' : summary(preview)}</p>
      {preview !== null && preview.excluded > 0 && (
        <ul className="mt-2 max-h-32 overflow-y-auto text-xs leading-5 text-muted">
          {preview.examples.map((path) => (
            <li key={path} className="truncate">
              {path}
            </li>
          ))}
          {preview.excluded > preview.examples.length && (
            <li>and {count(preview.excluded - preview.examples.length)} more</li>
          )}
        </ul>
      )}
    </section>
  );
}

function summary({ kept, excluded }: ExclusionPreview): string {
  return excluded === 0
    ? `Nothing is left out: ${plural(kept, 'file')} are read.`
    : `${plural(excluded, 'file')} left out, ${count(kept)} read.`;
}
