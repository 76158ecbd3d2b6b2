import { X } from 'lucide-react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { t } from '../../lib/translate.tsx';
import { Hint } from '../../ui/hint.tsx';
import { KeyLabel, useKeyShortcuts } from '../commands/key-label.tsx';
import { focusSearch } from '../search/focus.ts';
import { offerStore, useOffer } from '../search/offer-store.ts';
import { acceptOfferCommand } from './commands.ts';
import { offerHint, offerText } from './offer-text.ts';

/** What the user may have meant, to be asked with a click or a key. Its place is kept, so that nothing moves when it comes. */
export function OfferChip() {
  const offer = useOffer((state) => state.offer);
  const shortcuts = useKeyShortcuts(acceptOfferCommand);
  if (!offer) return null;
  const { accept, dismiss } = offerStore.getState();
  // A button that goes with its click leaves the focus to nobody.
  const leave = (act: () => void): void => {
    act();
    focusSearch();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    leave(dismiss);
  };
  const byMouse = ({ detail }: MouseEvent, act: () => void): void => {
    if (detail === 0) leave(act);
    else act();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons inside.
    <span
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
      className="flex min-h-6 min-w-0 items-center rounded-md bg-accent-soft text-ink"
    >
      <Hint text={offerHint(offer)}>
        <button
          type="button"
          {...shortcuts}
          onClick={(event) => byMouse(event, accept)}
          className="flex min-h-6 min-w-0 items-center gap-2 rounded-md py-0.5 pr-1.5 pl-2 text-left font-medium hover:bg-hover"
        >
          <span className="min-w-0 break-words">{offerText(offer)}</span>
          <span aria-hidden className={offer.kind === 'spelling' ? 'hidden @min-[26rem]:block' : ''}>
            <KeyLabel of={acceptOfferCommand} />
          </span>
        </button>
      </Hint>
      <button
        type="button"
        aria-label={t('Dismiss: {offer}', { offer: offerText(offer) })}
        onClick={(event) => byMouse(event, dismiss)}
        className="mr-0.5 inline-flex size-5 shrink-0 items-center justify-center rounded text-dim hover:bg-hover hover:text-ink"
      >
        <X className="size-3" aria-hidden />
      </button>
    </span>
  );
}
