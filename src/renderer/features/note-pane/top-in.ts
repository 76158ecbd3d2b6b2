/** How far the top of an element is below that of the pane that scrolls it, in pixels. */
export function topIn(pane: HTMLElement, element: Element): number {
  return element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
}
