import { ChevronDown } from 'lucide-react';
import { memo, useId, useRef, useState } from 'react';
import type { ModelVariant, ModelView } from '../../../shared/models.ts';
import { shareOf } from '../../lib/format.ts';
import { IconButton } from '../../ui/button.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { ActionOutcome } from '../action-status/action-outcome.tsx';
import { Fit } from './fit.tsx';
import { ModelActions } from './model-actions.tsx';
import { ModelDetails } from './model-details.tsx';
import { ModelState } from './model-state.tsx';
import { facts, stateText } from './model-text.ts';
import { useModels } from './store.ts';
import { otherLiveVariants, shownVariant } from './variants.ts';

export const ModelCard = memo(function ModelCard({ model }: { model: ModelView }) {
  const chosenKey = useModels((state) => state.chosen[model.id]);
  const variant = shownVariant(model, chosenKey);
  return variant && <Card model={model} variant={variant} />;
});

interface CardProps {
  model: ModelView;
  variant: ModelVariant;
}

function Card({ model, variant }: CardProps) {
  const [isOpen, setOpen] = useState(false);
  const card = useRef<HTMLElement>(null);
  const keptFocus = useKeptFocus(card);
  const detailsId = useId();
  const { status } = variant;

  return (
    <article
      ref={card}
      tabIndex={-1}
      aria-label={model.name}
      className="mb-2 rounded-lg border border-line bg-raised py-3 pr-2.5 pl-4"
      {...keptFocus}
    >
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <div className="flex h-7 items-center gap-2.5">
            <h5 className="min-w-0 truncate text-base font-semibold">{model.name}</h5>
            {variant.dtype !== null && model.kind !== 'built-in' && (
              <span className="shrink-0 text-xs text-dim">{variant.dtype}</span>
            )}
            <ModelState status={status} />
          </div>
          <p className="text-sm leading-5 text-muted">{model.description}</p>
          <Fit model={model} />
        </div>
        <ModelActions model={model} variant={variant} />
        <IconButton
          label={`Details of ${model.name}`}
          aria-expanded={isOpen}
          aria-controls={detailsId}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronDown className={`size-4 transition-transform ${isOpen ? 'rotate-180' : ''}`} aria-hidden />
        </IconButton>
      </div>
      <p className="mt-1 flex flex-wrap gap-x-3.5 gap-y-0.5 pr-2 text-xs leading-5 text-dim tabular-nums">
        {facts(model, variant).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      {status.state === 'downloading' && (
        <ProgressBar
          label={`Download of ${model.name}`}
          share={shareOf(status)}
          className="mt-2 mr-1.5 h-1 rounded-full"
        />
      )}
      {status.state === 'failed' && (
        <p className="mt-1.5 text-sm leading-5 break-words text-danger select-text">{status.reason}</p>
      )}
      <OtherVariants model={model} variant={variant} />
      <ActionOutcome place={variant.key} className="mt-1.5" />
      <div id={detailsId}>{isOpen && <ModelDetails model={model} variant={variant} />}</div>
    </article>
  );
}

/** The number formats that are not shown but are being worked on or used. Each has a button to show it. */
function OtherVariants({ model, variant }: CardProps) {
  const choose = useModels((state) => state.choose);
  return otherLiveVariants(model, variant).map(({ key, dtype, status }) => (
    <p key={key} className="mt-1 text-xs leading-5 text-dim tabular-nums">
      <button type="button" onClick={() => choose(model.id, key)} className="rounded underline hover:text-ink">
        {dtype}
      </button>
      : {stateText(status)}
    </p>
  ));
}
