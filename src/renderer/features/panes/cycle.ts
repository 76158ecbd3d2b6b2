/** What can have the focus, the likeliest first: what a pane names as its beginning, text that scrolls, a control. */
const focusable = [
  '[data-pane-start]',
  'section[tabindex="0"]',
  '[tabindex="0"], button:not(:disabled), input, a[href]',
];

/** Moves the focus into the next part of the window that is marked with `data-pane`, or into the previous one. */
export function focusNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => !pane.closest('[inert]'));
  const current = panes.findLastIndex((pane) => begins(pane, document.activeElement));
  const from = current === -1 && step === -1 ? 0 : current;
  const others = panes.map((_, i) => panes.at((from + (i + 1) * step) % panes.length));
  others.find((pane) => pane && focusFirst(pane));
}

/** Whether an element is in a pane or, as the results are, between it and the next. */
function begins(pane: HTMLElement, element: Element | null): boolean {
  if (element === null || element === document.body) return false;
  return pane.contains(element) || Boolean(pane.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
}

function focusFirst(pane: HTMLElement): boolean {
  const start = focusable.map((selector) => pane.querySelector<HTMLElement>(selector)).find((found) => found !== null);
  start?.focus();
  return start !== undefined && start === document.activeElement;
}
