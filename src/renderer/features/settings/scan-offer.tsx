import { request } from '../../lib/api.ts';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { useLibrary } from '../library/store.ts';
import { reportFailure } from '../notices/store.ts';
import { focusSearch } from '../search/focus.ts';
import { settingsStore } from './store.ts';

/** Offers once to read scanned pages, in the corner for messages; nothing where there are none, or the user has answered. */
export function ScanOffer() {
  const scans = useLibrary((state) => state.library?.scans ?? null);
  if (scans === null || scans.pages === 0 || scans.isOn !== null) return null;
  const { pages, files } = scans;
  return (
    <section
      aria-label={t('Scanned pages')}
      className="pointer-events-auto rounded-lg border border-line bg-raised px-4 py-3 text-sm shadow-float"
    >
      <p>
        {t(
          '{pages, plural, one {# page} other {# pages}} without text in {files, plural, one {# file} other {# files}}, perhaps scanned: read from the pictures?',
          { pages, files },
        )}
      </p>
      <div className="mt-2 flex justify-end gap-2">
        <Button
          size="small"
          look="quiet"
          onClick={() => {
            reportFailure(request('scans.decline', {}));
            focusSearch();
          }}
        >
          {t('No')}
        </Button>
        <Button size="small" onClick={() => settingsStore.getState().show('folders')}>
          {t('Choose languages…')}
        </Button>
      </div>
    </section>
  );
}
