/** Radix' own overlay locks scrolling with an injected style sheet, which the page's policy refuses; nothing scrolls under ours. */
export function Backdrop() {
  return <div className="fixed inset-0 z-40 bg-backdrop" />;
}

/** How the panel of every dialog looks and where it stands. */
export const modalPanel =
  'fixed top-1/2 left-1/2 z-50 flex max-h-[min(80vh,640px)] w-[calc(100vw-48px)] -translate-1/2 flex-col rounded-xl border border-line bg-canvas shadow-float outline-none';
