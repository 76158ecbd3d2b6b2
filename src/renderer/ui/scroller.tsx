import type { ReactNode, Ref } from 'react';

interface ScrollerProps {
  label: string;
  className: string;
  ref?: Ref<HTMLElement>;
  children: ReactNode;
}

/** A scrolling region. It can be focused, so that the keyboard scrolls it whatever it contains. */
export function Scroller({ label, className, ref, children }: ScrollerProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section ref={ref} tabIndex={0} aria-label={label} className={`min-h-0 flex-1 overflow-y-auto ${className}`}>
      {children}
    </section>
  );
}
