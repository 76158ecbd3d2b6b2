import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { setExpanded, useExpanded } from './expanded.ts';

/** The height of a section’s heading, and of the room beneath its content, in rem. */
const headingHeight = 2.625;
const roomBeneath = 0.25;
/** The height of a section without its content, in rem. */
export const emptyHeight = headingHeight + roomBeneath;

interface SectionProps {
  /** What it is remembered by. */
  id: string;
  title: string;
  /** At the right end of its heading. */
  actions?: ReactNode;
  children: ReactNode;
}

/** What it is remembered by that a section is collapsed. */
export function sectionKey(id: string): string {
  return `section:${id}`;
}

/** A part of the sidebar that can be collapsed. */
export function Section({ id, title, actions, children }: SectionProps) {
  const key = sectionKey(id);
  const isOpen = useExpanded().isOpen(key, true);
  return (
    <section aria-label={title} style={{ paddingBottom: `${roomBeneath}rem` }}>
      <div style={{ height: `${headingHeight}rem` }} className="sticky top-0 z-10 flex items-center bg-sunken pt-2.5">
        <h2 className="min-w-0 flex-1 text-xs font-semibold text-muted">
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setExpanded([key], !isOpen, true)}
            className="flex h-7 w-full items-center gap-1 rounded-md pl-1.5 text-left hover:text-ink focus-visible:-outline-offset-2"
          >
            <span className="truncate">{title}</span>
            <ChevronRight className={`size-3.5 shrink-0 text-dim ${isOpen ? 'rotate-90' : ''}`} aria-hidden />
          </button>
        </h2>
        {actions}
      </div>
      {isOpen && children}
    </section>
  );
}
