import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';

/** A button that shows and hides what few users need. */
export function Disclosure({ label, children }: { label: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="-ml-1 flex h-7 items-center gap-1 rounded-md pr-2 text-sm font-medium text-muted hover:text-ink"
      >
        <ChevronRight className={`size-4 transition-transform ${isOpen ? 'rotate-90' : ''}`} aria-hidden />
        {label}
      </button>
      <div id={id}>{isOpen && <div className="mt-2">{children}</div>}</div>
    </div>
  );
}
