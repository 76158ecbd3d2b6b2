import { t } from '../../lib/translate.tsx';
import { Offer } from '../../ui/offer.tsx';
import { declineScans } from '../library/requests.ts';
import { useLibrary } from '../library/store.ts';
import { focusSearch } from '../search/focus.ts';
import { settingsStore } from './store.ts';

/** Offers once to read scanned pages, beneath the notes; nothing where there are none, or the user has answered. */
export function ScanOffer() {
  const scans = useLibrary((state) => state.library?.scans ?? null);
  if (scans === null || scans.isOn !== null) return null;
  const { pages, pictures, files, readsPictures } = scans;
  if (pages === (readsPictures ? pictures : 0)) return null;
  const areAllPictures = pictures === pages;
  const refuse = () => {
    declineScans();
    // The offer goes, and the focused button with it.
    focusSearch();
  };
  return (
    <Offer
      label={areAllPictures ? t('Pictures') : t('Scanned pages')}
      no={{ label: t('No'), act: refuse }}
      yes={{ label: t('Choose languages…'), act: () => settingsStore.getState().show('folders') }}
    >
      <p>
        {areAllPictures
          ? t(
              '{pages, plural, one {# picture waits} other {# pictures wait}} to be read: in which languages is the text in {pages, plural, one {it} other {them}}?',
              { pages },
            )
          : t(
              '{pages, plural, one {# page} other {# pages}} without text in {files, plural, one {# file} other {# files}}, perhaps scanned: read from the pictures?',
              { pages, files },
            )}
      </p>
    </Offer>
  );
}
