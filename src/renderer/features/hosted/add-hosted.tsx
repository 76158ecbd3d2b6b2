import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { HostedForm } from './hosted-form.tsx';
import { useHosted } from './store.ts';

/** Adds a model that runs elsewhere. */
export function AddHosted() {
  const isOpen = useHosted((state) => state.isOpen);
  const section = useRef<HTMLDivElement>(null);
  const keptFocus = useKeptFocus(section);
  return (
    <div ref={section} tabIndex={-1} className="outline-none" {...keptFocus}>
      {isOpen ? <HostedForm /> : <Offer />}
    </div>
  );
}

function Offer() {
  const open = useHosted((state) => state.open);
  return (
    <div className="flex items-center gap-4 rounded-lg border border-dashed border-line-strong py-2.5 pr-2.5 pl-4">
      <p className="min-w-0 flex-1 text-sm leading-5 text-muted">
        {t('A service that speaks the OpenAI protocol. The text of your notes is sent there once you agree.')}
      </p>
      <Button onClick={open}>
        <Plus className="size-4" aria-hidden />
        {t('Add hosted model…')}
      </Button>
    </div>
  );
}
