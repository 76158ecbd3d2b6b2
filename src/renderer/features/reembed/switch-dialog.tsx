import { Dialog } from 'radix-ui';
import type { SwitchPlan } from '../../../shared/models.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { useLibrary } from '../library/use-library.ts';
import type { Candidate } from './plan-store.ts';
import { planFacts, startLabel } from './plan-text.ts';
import { usePlan } from './use-plan.ts';

/** What a switch would mean, told before it begins. */
export function SwitchDialog() {
  const candidate = usePlan((state) => state.candidate);
  const isPlanning = usePlan((state) => !state.plan && state.failure === null);
  const close = usePlan((state) => state.close);
  return (
    <Modal
      isOpen={candidate !== null}
      onClose={close}
      aria-busy={isPlanning}
      className="max-w-[460px] overflow-y-auto p-6"
    >
      {candidate && <Panel candidate={candidate} />}
    </Modal>
  );
}

function Panel({ candidate }: { candidate: Candidate }) {
  const plan = usePlan((state) => state.plan);
  const failure = usePlan((state) => state.failure);
  const isStarting = usePlan((state) => state.isStarting);
  const start = usePlan((state) => state.start);
  const active = useLibrary((state) => state.library?.model.name);
  const run = useLibrary((state) => state.library?.reembed);

  return (
    <>
      <Dialog.Title className="text-base font-semibold break-words">Switch to {candidate.name}?</Dialog.Title>
      <Dialog.Description className="mt-1.5 text-[13px] leading-5 text-muted">
        Search goes on with {active} until every passage has its new vector. You can pause or cancel at any time.
      </Dialog.Description>
      {/* As high as the facts will be, so that nothing moves when they come. */}
      <div className={candidate.host === null ? 'min-h-[127px]' : 'min-h-[200px]'}>
        {plan && <Facts plan={plan} />}
        {!plan && failure === null && (
          <p role="status" className="mt-5 text-[13px] text-dim">
            Working out what it takes…
          </p>
        )}
      </div>
      {candidate.host !== null && <Consent host={candidate.host} isAgreed={plan?.hosted?.agreed ?? false} />}
      {run && run.key !== candidate.key && (
        <p className="mt-3 text-[13px] leading-5 text-muted">
          The switch to {run.name} that is under way ends, and what it has made is dropped.
        </p>
      )}
      {failure !== null && (
        <p role="alert" className="mt-3 text-[13px] leading-5 break-words text-danger select-text">
          {failure}
        </p>
      )}
      <div className="mt-6 flex justify-end gap-2">
        <Dialog.Close asChild>
          <Button>Cancel</Button>
        </Dialog.Close>
        <Button look="primary" disabled={!plan} aria-busy={isStarting} onClick={start}>
          {plan ? startLabel(plan) : 'Start'}
        </Button>
      </div>
    </>
  );
}

function Facts({ plan }: { plan: SwitchPlan }) {
  return (
    <dl className="mt-4 divide-y divide-line border-y border-line text-[13px] tabular-nums">
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
    <div className="mt-4 rounded-lg border border-line-strong bg-sunken px-3.5 py-3 text-[13px] leading-5">
      <p className="font-medium break-words">The text of your notes will be sent to {host}.</p>
      <p className="mt-0.5 text-muted">
        Also each new note, and what you search for, while this model is in use.
        {isAgreed && ' You have agreed to this host before.'}
      </p>
    </div>
  );
}
