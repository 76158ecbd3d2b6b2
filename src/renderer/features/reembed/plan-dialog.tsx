import type { SwitchPlan } from '../../../shared/models.ts';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { CloseButton, Dialog } from '../../ui/dialog.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { useLibrary } from '../library/store.ts';
import { usePlan } from './plan-store.ts';
import { planFacts, startLabel } from './plan-text.ts';

/** What a switch to another model would mean, before it begins. */
export function PlanDialog() {
  const { choice, plan, failure, isStarting, start, close } = usePlan();
  const active = useLibrary((state) => state.library?.model.name);
  const reembed = useLibrary((state) => state.library?.reembed);
  if (!choice) return null;
  const isPlanning = !plan && failure === null;

  return (
    <Dialog
      title={t('Switch to {model}?', { model: choice.name })}
      description={t(
        'Search keeps using {model} until every passage has its new vector. You can pause or cancel at any time.',
        { model: active ?? '' },
      )}
      isBusy={isPlanning}
      onClose={close}
      className="max-w-[28.75rem]"
      footer={
        <>
          <CloseButton>{t('Cancel')}</CloseButton>
          <Button look="primary" disabled={!plan} aria-busy={isStarting} onClick={start}>
            {plan ? startLabel(plan) : t('Start')}
          </Button>
        </>
      }
    >
      <div className="min-h-0 overflow-y-auto px-6 text-sm leading-5">
        {/* As high as the facts will be, so that nothing moves when they arrive. */}
        <div className={choice.host === null ? 'min-h-[7rem]' : 'min-h-[11.625rem]'}>
          {plan && <Facts plan={plan} />}
          {isPlanning && (
            <p role="status" className="pt-4 text-dim">
              {t('Working out what it takes…')}
            </p>
          )}
        </div>
        {choice.host !== null && <Consent host={choice.host} isAgreed={plan?.hosted?.agreed ?? false} />}
        {reembed && reembed.key !== choice.key && (
          <p className="mt-3 text-muted">
            {t('This cancels the switch to {model} that is under way, and discards its vectors.', {
              model: reembed.name,
            })}
          </p>
        )}
        <Outcome failure={failure} className="mt-3" />
      </div>
    </Dialog>
  );
}

function Facts({ plan }: { plan: SwitchPlan }) {
  return (
    <dl className="divide-y divide-line border-b border-line tabular-nums">
      {planFacts(plan).map(({ name, value }) => (
        <div key={name} className="flex justify-between gap-6 py-2">
          <dt className="text-muted">{name}</dt>
          <dd className="text-right">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Consent({ host, isAgreed }: { host: string; isAgreed: boolean }) {
  return (
    <div className="mt-4 rounded-lg border border-line-strong bg-sunken px-3.5 py-3">
      <p className="font-medium break-words">{t('The text of your notes will be sent to {host}.', { host })}</p>
      <p className="mt-0.5 text-muted">
        {t('So will new notes and your searches, as long as this model is in use.')}{' '}
        {isAgreed && t('You have agreed to this host before.')}
      </p>
    </div>
  );
}
