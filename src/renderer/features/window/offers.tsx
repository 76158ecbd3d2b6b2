import { t } from '../../lib/translate.tsx';
import { ModelOffer } from '../models/model-offer.tsx';
import { ScanOffer } from '../settings/scan-offer.tsx';

/** What the user is asked until they answer, beneath the notes, of which it covers nothing. Screen readers read it when idle. */
export function Offers() {
  return (
    // Always there: a live region that arrives with its text is not read.
    <div role="status" aria-label={t('Offers')} className="shrink-0">
      <ModelOffer />
      <ScanOffer />
    </div>
  );
}
