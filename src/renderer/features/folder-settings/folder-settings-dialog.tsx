import { useId } from 'react';
import type { ExclusionPreview } from '../../../shared/domain.ts';
import { visible } from '../../../shared/visible.ts';
import { folderName } from '../../lib/paths.ts';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { CloseButton, Dialog } from '../../ui/dialog.tsx';
import { Checkbox, Field, TextArea, TextInput } from '../../ui/field.tsx';
import { Scroller } from '../../ui/scroller.tsx';
import { passedOverText } from './passed-over-text.ts';
import { settingsOf, useFolderSettings } from './store.ts';

interface FolderSettingsProps {
  /** Leads to what is read of which kind of file. */
  showFormats: () => void;
}

/** What to index in a folder, with a preview of what is left out. */
export function FolderSettingsDialog({ showFormats }: FolderSettingsProps) {
  const { folder, draft, failure, isSaving, save, close } = useFolderSettings();
  const formId = useId();
  if (!folder) return null;
  return (
    <Dialog
      title={t('What to index in “{folder}”', { folder: folderName(folder.path) })}
      description={visible(folder.path)}
      failure={failure}
      onClose={close}
      className="max-w-[38.75rem]"
      footer={
        <>
          <CloseButton>{t('Cancel')}</CloseButton>
          <Button type="submit" form={formId} look="primary" disabled={settingsOf(draft) === null} aria-busy={isSaving}>
            {t('Save')}
          </Button>
        </>
      }
    >
      <Scroller label={t('Folder settings')} className="border-b border-line px-6 py-5">
        <form
          id={formId}
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Fields />
          <Preview
            showFormats={() => {
              close();
              showFormats();
            }}
          />
        </form>
      </Scroller>
    </Dialog>
  );
}

function Fields() {
  const { draft, change } = useFolderSettings();
  return (
    <>
      <Field
        label={t('Leave out')}
        note={t(
          'One pattern a line, as in .gitignore. A pattern that begins with ! includes files again. A .nearnoteignore file in any folder works the same way.',
        )}
        isTall
      >
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
      <Checkbox isChecked={draft.gitignore} onChange={(gitignore) => change({ gitignore })}>
        {t('Leave out what .gitignore files list')}
      </Checkbox>
      <Checkbox isChecked={draft.code} onChange={(code) => change({ code })}>
        {t('Include source code')}
      </Checkbox>
      <Checkbox isChecked={draft.pictures} onChange={(pictures) => change({ pictures })}>
        {t('Include pictures, with the text that is recognised in them')}
      </Checkbox>
      <Field label={t('Largest file')} note={t('In megabytes of text. Larger files are listed under Problems.')}>
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

function Preview({ showFormats }: FolderSettingsProps) {
  const preview = useFolderSettings((state) => state.preview);
  return (
    <section aria-label={t('Preview')} aria-live="polite" className="rounded-md border border-line bg-sunken px-4 py-3">
      <p className="text-sm">{preview === null ? t('Checking what this leaves out…') : summaryOf(preview)}</p>
      {preview !== null && preview.excluded > 0 && (
        <ul className="mt-2 max-h-32 overflow-y-auto text-xs leading-5 text-muted">
          {preview.examples.map((path) => (
            <li key={path} className="truncate">
              {visible(path)}
            </li>
          ))}
          {preview.excluded > preview.examples.length && (
            <li>{t('and {count, number} more', { count: preview.excluded - preview.examples.length })}</li>
          )}
        </ul>
      )}
      {preview !== null && preview.passedOver.length > 0 && (
        <p className="mt-2 text-xs leading-5 text-muted">
          {passedOverText(preview.passedOver)}{' '}
          <button type="button" onClick={showFormats} className="rounded underline hover:text-ink">
            {t('What is read')}
          </button>
        </p>
      )}
    </section>
  );
}

function summaryOf({ kept, unreadable, excluded }: ExclusionPreview): string {
  const counted =
    excluded === 0
      ? t('Nothing left out, {count, plural, one {# note} other {# notes}} to index.', { count: kept })
      : t('{count, plural, one {# note} other {# notes}} left out, {kept, number} to index.', {
          count: excluded,
          kept,
        });
  if (unreadable === 0) return counted;
  const cannot = t('{count, plural, one {# file} other {# files}} cannot be read: see Problems.', {
    count: unreadable,
  });
  return `${counted} ${cannot}`;
}
