/** The widths of what lies over the map, with the room around it, in rem. */
export const legendWidth = 12.75;
export const panelWidth = 18.75;

/** The size of the page’s text: what is counted in rem grows with it. */
export function remInPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
