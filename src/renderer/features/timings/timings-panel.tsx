import { X } from 'lucide-react';
import { useEffect } from 'react';
import { count, rate } from '../../lib/format.ts';
import { t } from '../../lib/translate.tsx';
import { IconButton } from '../../ui/button.tsx';
import { focusSearch } from '../search/focus.ts';
import { type Stage, stagesOf } from './stages.ts';
import { type PaintedAnswer, timingsStore, useTimings } from './store.ts';
import { watchTimings } from './watch.ts';

/** Where the milliseconds of the last answer went, and whether frames were late. */
export default function TimingsPanel() {
  const answer = useTimings((state) => state.answer);
  const { late, longest } = useTimings((state) => state.frames);
  useEffect(watchTimings, []);
  const close = (): void => {
    timingsStore.getState().toggle();
    focusSearch();
  };
  return (
    <aside
      aria-label={t('Timings')}
      className="fixed bottom-11 left-3 z-30 w-72 rounded-lg border border-line bg-raised pt-1.5 pr-1.5 pb-3 pl-3 text-xs text-muted shadow-float"
    >
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 flex-1 truncate text-sm font-semibold text-ink">{t('Timings')}</h2>
        <IconButton label={t('Close')} onClick={close}>
          <X className="size-4" aria-hidden />
        </IconButton>
      </div>
      <div className="pr-1.5">
        {answer === null ? <p className="py-1">{t('Type in the search box.')}</p> : <AnswerTimings answer={answer} />}
        <p className="mt-2 border-t border-line pt-2 tabular-nums">
          {t('Frames over 50 ms: {late} · longest {longest} ms', { late: count(late), longest: count(longest) })}
        </p>
      </div>
    </aside>
  );
}

function AnswerTimings({ answer }: { answer: PaintedAnswer }) {
  const completedAfter = useTimings((state) => state.completedAfter);
  const stages = stagesOf(answer);
  const total = stages.reduce((sum, { ms }) => sum + ms, 0);
  return (
    <>
      <p className="truncate tabular-nums">
        {answer.times.typed === null
          ? t('Request → painted: {ms} ms', { ms: rate(total) })
          : t('Key → painted: {ms} ms', { ms: rate(total) })}
      </p>
      <dl className="mt-1">
        {stages.map((stage) => (
          <StageLine key={stage.title} stage={stage} total={total} />
        ))}
      </dl>
      {answer.isProvisional && (
        <p className="mt-1 truncate tabular-nums">
          {completedAfter === null
            ? t('by words; the meaning follows')
            : t('Completed after {ms} ms', { ms: rate(completedAfter) })}
        </p>
      )}
    </>
  );
}

function StageLine({ stage: { title, ms, start }, total }: { stage: Stage; total: number }) {
  return (
    <div className="flex items-center gap-2">
      <dt className="w-32 shrink-0 truncate">{t(title)}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-2">
        <span aria-hidden className="relative h-1.5 min-w-0 flex-1 overflow-hidden rounded-sm bg-sunken">
          <span
            className="absolute inset-y-0 rounded-sm bg-accent"
            style={{ left: `${(100 * start) / total}%`, width: `${(100 * ms) / total}%` }}
          />
        </span>
        <span className="shrink-0 basis-13 text-right whitespace-nowrap tabular-nums">
          {t('{ms} ms', { ms: rate(ms) })}
        </span>
      </dd>
    </div>
  );
}
