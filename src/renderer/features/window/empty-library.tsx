import { FolderOpen, Lock } from 'lucide-react';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { addSample, chooseFolders } from '../library/requests.ts';
import { activeHost, useModels } from '../models/store.ts';
import { useSearch } from '../search/store.ts';

/** The first thing a user sees: what to do, and why it is safe. Whoever types already is told what is missing. */
export function EmptyLibrary() {
  const host = useModels(activeHost);
  const isAsking = useSearch((state) => state.query.trim() !== '');
  return (
    <div className="flex flex-1 flex-col items-center justify-center-safe overflow-y-auto px-8 py-8 text-center">
      <FolderOpen className="size-10 shrink-0 text-accent" strokeWidth={1.25} aria-hidden />
      <h2 className="mt-6 text-2xl font-semibold tracking-tight">{t('Find your notes by what they mean')}</h2>
      <p className="mt-2.5 max-w-[26rem] text-md leading-6 text-muted">
        {t(
          'Drag a folder of notes anywhere onto this window, or choose one. Nearnote reads Markdown, text, PDF, Word and more, in all the folders inside.',
        )}
      </p>
      {/* Always there, so that it is read out when it is filled, and nothing moves. */}
      <p role="status" aria-label={t('What is missing')} className="mt-4 min-h-6 text-md leading-6 font-medium">
        {isAsking && t('There are no notes to search yet. Choose a folder, or try it on the sample.')}
      </p>
      <div className="mt-3 flex flex-wrap justify-center gap-2.5">
        <Button look="primary" size="large" onClick={chooseFolders}>
          {t('Choose folder…')}
        </Button>
        <Button size="large" onClick={addSample}>
          {t('Try it on sample notes')}
        </Button>
      </div>
      <p className="mt-10 flex items-center gap-2 text-sm text-dim">
        <Lock className="size-3.5 shrink-0" aria-hidden />
        {host === null
          ? t('Nothing leaves this computer. Your files are only read, never changed.')
          : t('Their text is sent to {host}, as you chose in Settings. Your files are only read, never changed.', {
              host,
            })}
      </p>
    </div>
  );
}
