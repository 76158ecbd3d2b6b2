import { CircleAlert } from 'lucide-react';
import { t, told } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { loadLibrary, rebuildLibrary } from '../library/requests.ts';
import { useLibrary } from '../library/store.ts';

/** Shown while the library is being opened, and when that has failed. */
export function Opening() {
  const failure = useLibrary((state) => state.failure);
  if (failure === null) {
    return (
      <p className="appear-late flex flex-1 items-center justify-center text-sm text-dim">
        {t('Opening your library…')}
      </p>
    );
  }
  return (
    <div role="alert" className="flex flex-1 flex-col items-center justify-center px-8 pb-10 text-center">
      <CircleAlert className="size-8 text-danger" strokeWidth={1.5} aria-hidden />
      <h2 className="mt-4 text-xl font-semibold tracking-tight">{t('Your library could not be opened')}</h2>
      <p className="mt-2 max-w-[27.5rem] leading-6 break-words text-muted">{told(failure.text)}</p>
      <div className="mt-6 flex gap-2">
        <Button onClick={loadLibrary}>{t('Try again')}</Button>
        {failure.code === 'library-damaged' && <Button onClick={rebuildLibrary}>{t('Rebuild from the notes')}</Button>}
      </div>
    </div>
  );
}
