import { ChevronDown } from 'lucide-react';
import { memo, useId, useRef, useState } from 'react';
import type { ModelVariant, ModelView } from '../../../shared/models.ts';
import { bytes, shareOf } from '../../lib/format.ts';
import { isEqual } from '../../lib/keep-unchanged.ts';
import { t, told } from '../../lib/translate.tsx';
import { IconButton } from '../../ui/button.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { ActionOutcome } from '../action-status/action-outcome.tsx';
import { useActionStatus } from '../action-status/store.ts';
import { dtypeName } from './dtype-name.ts';
import { ModelActions } from './model-actions.tsx';
import { ModelDetails } from './model-details.tsx';
import type { ModelRow } from './model-rows.ts';
import { ModelState } from './model-state.tsx';
import { speedText, stateText } from './model-text.ts';
import { Quality } from './quality.tsx';
import { useModels } from './store.ts';
import { otherLiveVariants } from './variants.ts';

/** As many as the table has, for what goes over all of them. */
const columnCount = 6;

/**
 * A model: its figures, its state and commands, and on request what few users need. Rows are made anew with each snapshot;
 * only one that says something else is drawn anew.
 */
export const ModelTableRow = memo(function ModelTableRow({ row }: { row: ModelRow }) {
  const { model, variant, speed, quality, isActive, isRecommended } = row;
  const [isOpen, setOpen] = useState(false);
  const group = useRef<HTMLTableSectionElement>(null);
  const keptFocus = useKeptFocus(group);
  const detailsId = useId();

  return (
    <tbody
      ref={group}
      tabIndex={-1}
      aria-label={model.name}
      className={`border-b border-line outline-none ${isActive ? 'bg-sunken' : ''}`}
      {...keptFocus}
    >
      <tr className="align-top">
        <th scope="row" className="max-w-0 w-full py-2.5 pr-3 pl-2 text-left font-normal">
          <p className="flex flex-wrap items-center gap-x-2">
            <span className="min-w-0 text-base font-semibold wrap-anywhere">{model.name}</span>
            {variant.dtype !== null && variant !== model.variants[0] && (
              <span className="text-xs text-dim">{dtypeName(variant.dtype)}</span>
            )}
            {isRecommended && (
              <span className="rounded-full bg-accent-soft px-2 text-xs font-medium text-accent">
                {t('Recommended')}
              </span>
            )}
          </p>
          <p className="truncate text-xs text-muted @3xl:hidden">{told(model.languages)}</p>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-3">
            <ModelState status={variant.status} />
            {model.host !== null && <span className="truncate text-xs text-dim">{model.host}</span>}
          </p>
          <OtherVariants model={model} variant={variant} />
        </th>
        <td className="hidden max-w-36 py-3 pr-3 text-xs text-muted @3xl:table-cell">{told(model.languages)}</td>
        <td className="py-3 pr-3">
          <Quality model={model} quality={quality} />
        </td>
        <td className="hidden py-3 pr-3 text-xs whitespace-nowrap tabular-nums text-muted @md:table-cell">
          {sizeText(model, variant)}
        </td>
        <td className="hidden py-3 pr-3 text-xs whitespace-nowrap tabular-nums text-muted @xl:table-cell">
          {speedText(speed)}
        </td>
        <td className="py-2 pr-1">
          <div className="flex items-center justify-end gap-1.5">
            <ModelActions model={model} variant={variant} />
            <IconButton
              label={t('Details of {model}', { model: model.name })}
              aria-expanded={isOpen}
              aria-controls={detailsId}
              onClick={() => setOpen(!isOpen)}
            >
              <ChevronDown className={`size-4 transition-transform ${isOpen ? 'rotate-180' : ''}`} aria-hidden />
            </IconButton>
          </div>
        </td>
      </tr>
      <Remarks model={model} variant={variant} />
      {isOpen && (
        <tr id={detailsId}>
          <td colSpan={columnCount} className="px-2 pb-3">
            <p className="text-sm text-muted">{told(model.description)}</p>
            <ModelDetails model={model} variant={variant} />
          </td>
        </tr>
      )}
    </tbody>
  );
}, isEqual);

interface VariantProps {
  model: ModelView;
  variant: ModelVariant;
}

/** What is going on with a model, or went wrong with it; nothing where nothing is. */
function Remarks({ model, variant: { key, status } }: VariantProps) {
  const hasOutcome = useActionStatus(({ actions }) => {
    const action = actions[key];
    return action !== undefined && (action.failure !== null || action.note !== null);
  });
  if (status.state !== 'downloading' && status.state !== 'failed' && !hasOutcome) return null;
  return (
    <tr>
      <td colSpan={columnCount} className="px-2 pb-2.5">
        {status.state === 'downloading' && (
          <ProgressBar
            label={t('Download of {model}', { model: model.name })}
            share={shareOf(status)}
            className="h-1 rounded-full"
          />
        )}
        {status.state === 'failed' && (
          <p className="text-sm leading-5 break-words text-danger select-text">{told(status.reason)}</p>
        )}
        <ActionOutcome place={key} />
      </td>
    </tr>
  );
}

/** The number formats that are not shown but are being worked on or used. Each has a button to show it. */
function OtherVariants({ model, variant }: VariantProps) {
  const choose = useModels((state) => state.choose);
  return otherLiveVariants(model, variant).map(({ key, dtype, status }) => (
    <p key={key} className="mt-0.5 text-xs leading-5 text-dim tabular-nums">
      <button type="button" onClick={() => choose(model.id, key)} className="rounded underline hover:text-ink">
        {dtype && dtypeName(dtype)}
      </button>
      {': '}
      {stateText(status)}
    </p>
  ));
}

function sizeText({ kind }: ModelView, { bytes: size }: ModelVariant): string {
  if (size !== null) return bytes(size);
  return kind === 'built-in' ? t('built in') : '–';
}
