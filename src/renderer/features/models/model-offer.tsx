import { t } from '../../lib/translate.tsx';
import { Hint } from '../../ui/hint.tsx';
import { Offer } from '../../ui/offer.tsx';
import { useLibrary } from '../library/store.ts';
import { focusSearch } from '../search/focus.ts';
import { costText, figuresText, gainText } from './offer-text.ts';
import { acceptOffer, declineOffer } from './requests.ts';
import { useModels } from './store.ts';

/** The model that would find more in the user’s notes, offered once beneath the notes; else nothing. */
export function ModelOffer() {
  const advice = useModels(({ models }) => models?.advice ?? null);
  const active = useLibrary((state) => state.library?.model.name ?? '');
  if (!advice?.isOffered) return null;
  // The offer goes, and the focused button with it.
  const answer = (send: () => void) => () => {
    send();
    focusSearch();
  };
  return (
    <Offer
      label={t('A better model for your notes')}
      no={{ label: t('Not now'), act: answer(declineOffer) }}
      yes={{ label: t('Use {model}', { model: advice.name }), act: answer(() => acceptOffer(advice.key)) }}
    >
      <Hint side="top" text={figuresText(advice, active)}>
        <p className="tabular-nums">
          {gainText(advice)} <span className="text-muted">{costText(advice)}</span>
        </p>
      </Hint>
    </Offer>
  );
}
