import { Info } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { useLibrary } from '../library/store.ts';
import { focusSearch } from '../search/focus.ts';
import { costText, figuresText, gainText } from './offer-text.ts';
import { acceptOffer, declineOffer } from './requests.ts';
import { useModels } from './store.ts';

/** The model that would find more in the user’s notes, offered once in a line over the status bar; else nothing. */
export function ModelOffer() {
  const advice = useModels(({ models }) => models?.advice ?? null);
  const active = useLibrary((state) => state.library?.model.name ?? '');
  if (!advice?.isOffered) return null;
  // The line goes, and the focused button with it.
  const answer = (send: () => void) => () => {
    send();
    focusSearch();
  };
  return (
    <section
      aria-label="A better model for your notes"
      className="flex shrink-0 items-center gap-3 border-t border-line bg-sunken py-1.5 pr-2 pl-4 text-sm leading-5"
    >
      <Info className="size-4 shrink-0 text-accent" aria-hidden />
      <Hint side="top" text={figuresText(advice, active)}>
        <p className="min-w-0 flex-1 tabular-nums">
          {gainText(advice)} <span className="text-muted">{costText(advice)}</span>
        </p>
      </Hint>
      <Button size="small" look="quiet" onClick={answer(declineOffer)}>
        Not now
      </Button>
      <Button size="small" aria-label={`Use ${advice.name}`} onClick={answer(() => acceptOffer(advice.key))}>
        Use it
      </Button>
    </section>
  );
}
