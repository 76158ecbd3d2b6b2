import type { ReactNode } from 'react';
import { Button } from './button.tsx';

interface Answer {
  label: string;
  act: () => void;
}

interface OfferProps {
  /** What screen readers call it. */
  label: string;
  /** What is offered, in a line or two. */
  children: ReactNode;
  no: Answer;
  yes: Answer;
}

/** Something that the user is asked, in the corner for messages, without being held up. */
export function Offer({ label, children, no, yes }: OfferProps) {
  return (
    <section
      aria-label={label}
      className="pointer-events-auto rounded-lg border border-line bg-raised px-4 py-3 text-sm shadow-float"
    >
      {children}
      <div className="mt-2 flex justify-end gap-2">
        <Button size="small" look="quiet" onClick={no.act}>
          {no.label}
        </Button>
        <Button size="small" onClick={yes.act}>
          {yes.label}
        </Button>
      </div>
    </section>
  );
}
