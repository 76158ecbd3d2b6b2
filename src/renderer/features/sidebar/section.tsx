import { ChevronRight } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { setExpanded, useExpanded } from './expanded.ts';

interface SectionProps {
  /** What it is remembered by. */
  id: string;
  title: string;
  /** At the right end of its heading. */
  actions?: ReactNode;
  /** Keeps the heading at the lower edge while the section is further below: what is above may be long. */
  isLast?: boolean;
  children: ReactNode;
}

/** A part of the sidebar that can be collapsed. */
export function Section({ id, title, actions, isLast = false, children }: SectionProps) {
  const key = `section:${id}`;
  const isOpen = useExpanded().isOpen(key, true);
  const heading = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const press = (): void => {
    // What is further below is gone to; only what is in sight is collapsed.
    if (isOpen && isAbove(heading.current, content.current)) content.current?.scrollIntoView({ block: 'start' });
    else setExpanded([key], !isOpen, true);
  };
  return (
    // Without a box of its own, the heading is kept within all that scrolls.
    <section aria-label={title} className={isLast ? 'contents' : 'pb-1'}>
      <div
        ref={heading}
        className={`sticky top-0 z-10 flex h-10.5 items-center bg-sunken pt-2.5 ${isLast ? 'bottom-0' : ''}`}
      >
        <h2 className="min-w-0 flex-1 text-xs font-semibold text-muted">
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={press}
            className="flex h-7 w-full items-center gap-1 rounded-md pl-1.5 text-left hover:text-ink focus-visible:-outline-offset-2"
          >
            <span className="truncate">{title}</span>
            <ChevronRight className={`size-3.5 shrink-0 text-dim ${isOpen ? 'rotate-90' : ''}`} aria-hidden />
          </button>
        </h2>
        {actions}
      </div>
      <div ref={content} className="scroll-mt-10.5">
        {isOpen && children}
      </div>
    </section>
  );
}

/** Whether there is something between a heading and its content. */
function isAbove(heading: HTMLElement | null, content: HTMLElement | null): boolean {
  if (heading === null || content === null) return false;
  return content.getBoundingClientRect().top > heading.getBoundingClientRect().bottom + 1;
}
