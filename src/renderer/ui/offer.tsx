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

/**
 * Something that the user is asked without being held up. It may stay for days: so it has a place of its own, and lies over
 * nothing. The answers stand beside the text, or below it where there is no room.
 */
export function Offer({ label, children, no, yes }: OfferProps) {
  return (
    <section
      aria-label={label}
      className="flex flex-wrap items-center justify-end gap-x-4 gap-y-1 border-t border-line bg-sunken py-1.5 pr-2 pl-4 text-sm"
    >
      <div className="min-w-0 grow basis-80 leading-5 break-words">{children}</div>
      <div className="flex shrink-0 flex-wrap justify-end gap-2">
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
