import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { useLibrary } from '../library/store.ts';
import { focusSearch } from '../search/focus.ts';
import { costText, figuresText, gainText } from './offer-text.ts';
import { acceptOffer, declineOffer } from './requests.ts';
import { useModels } from './store.ts';

/** The model that would find more in the user’s notes, offered once in the corner for messages; else nothing. */
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
    <section
      aria-label={t('A better model for your notes')}
      className="pointer-events-auto rounded-lg border border-line bg-raised px-4 py-3 text-sm shadow-float"
    >
      <Hint side="top" text={figuresText(advice, active)}>
        <p className="tabular-nums">
          {gainText(advice)} <span className="text-muted">{costText(advice)}</span>
        </p>
      </Hint>
      <div className="mt-2 flex justify-end gap-2">
        <Button size="small" look="quiet" onClick={answer(declineOffer)}>
          {t('Not now')}
        </Button>
        <Button size="small" onClick={answer(() => acceptOffer(advice.key))}>
          {t('Use {model}', { model: advice.name })}
        </Button>
      </div>
    </section>
  );
}
