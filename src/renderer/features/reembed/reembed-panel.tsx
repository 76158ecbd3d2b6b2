import { useRef, useState } from 'react';
import type { ReembedView } from '../../../shared/models.ts';
import { percent, shareOf } from '../../lib/format.ts';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { RatePlot } from '../../ui/rate-plot.tsx';
import { ActionOutcome } from '../action-status/action-outcome.tsx';
import { runAction } from '../action-status/store.ts';
import { failuresStore } from '../failures/store.ts';
import { useLibrary } from '../library/store.ts';
import { CancelSwitchDialog } from './cancel-switch-dialog.tsx';
import { pauseAction, pauseText, plotLabel, reembedFigures, reembedHeadline } from './reembed-text.ts';
import { pauseReembed, reembedPlace, resumeReembed } from './requests.ts';

/** The progress of the switch under way; nothing while there is none. */
export function ReembedPanel() {
  const reembed = useLibrary((state) => state.library?.reembed);
  return reembed && <Panel reembed={reembed} />;
}

function Panel({ reembed }: { reembed: ReembedView }) {
  const [isCancelling, setCancelling] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const keptFocus = useKeptFocus(panel);
  const share = shareOf(reembed);

  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={t('Switch to {model}', { model: reembed.name })}
      className="shrink-0 border-b border-line bg-sunken px-6 py-4 outline-none"
      {...keptFocus}
    >
      <div className="flex items-center gap-2">
        <h3 className="min-w-0 flex-1 truncate text-base font-semibold">
          {t('Switching to {model}', { model: reembed.name })}
        </h3>
        <PauseButton pause={reembed.pause} />
        <Button onClick={() => setCancelling(true)}>{t('Cancel switch')}</Button>
      </div>
      <div className="mt-2 flex items-baseline gap-4 text-sm text-muted tabular-nums">
        <p className="min-w-0 flex-1 truncate">{reembedHeadline(reembed)}</p>
        <p className="font-medium text-ink">{share !== null && percent(share)}</p>
      </div>
      <ProgressBar label={t('Re-embedding')} share={share} className="mt-1.5 h-1.5 rounded-full" />
      <div className="mt-4 flex items-end gap-8">
        <dl className="flex min-w-0 flex-1 gap-8">
          {reembedFigures(reembed).map(({ name, value }) => (
            <div key={name} className="min-w-20">
              <dt className="text-2xs text-dim">{name}</dt>
              <dd className="text-md leading-6 tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
        <RatePlot
          rates={reembed.rates}
          labelOf={(highest) => plotLabel(reembed, highest)}
          className="h-11 w-44 shrink-0"
        />
      </div>
      <Condition reembed={reembed} />
      <ActionOutcome place={reembedPlace} className="mt-1" />
      {isCancelling && <CancelSwitchDialog reembed={reembed} onClose={() => setCancelling(false)} />}
    </section>
  );
}

function PauseButton({ pause }: Pick<ReembedView, 'pause'>) {
  const label = pauseAction({ pause });
  if (!pause) return <Button onClick={() => runAction(reembedPlace, pauseReembed)}>{label}</Button>;
  return (
    <Button
      look={pause.by === 'trouble' ? 'primary' : 'secondary'}
      onClick={() => runAction(reembedPlace, resumeReembed)}
    >
      {label}
    </Button>
  );
}

/** Why the switch is paused, and what has failed. The line is always there, so that nothing moves. */
function Condition({ reembed: { pause, failed } }: { reembed: ReembedView }) {
  const active = useLibrary((state) => state.library?.model.name);
  return (
    <div className="mt-2.5 flex min-h-5 items-baseline gap-3 text-sm leading-5 tabular-nums">
      <p
        role="status"
        className={`min-w-0 flex-1 break-words select-text ${pause?.by === 'trouble' ? 'text-danger' : 'text-muted'}`}
      >
        {pause ? pauseText(pause, Date.now()) : t('Answers come from {model} until then.', { model: active ?? '' })}
      </p>
      {failed > 0 && (
        <button
          type="button"
          onClick={failuresStore.getState().show}
          className="rounded text-muted underline hover:text-ink"
        >
          {t('{count, plural, one {# passage} other {# passages}} failed', { count: failed })}
        </button>
      )}
    </div>
  );
}
