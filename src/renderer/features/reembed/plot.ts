/** How many seconds a plot shows. */
export const plotSeconds = 60;

interface Plot {
  /** Path of the line, in a box from (0, 0) to (`plotSeconds - 1`, 1); the newest value is at the right. */
  line: string;
  /** The same, closed along the bottom. */
  area: string;
  highest: number;
}

/**
 * @param rates one value for each of the last seconds, newest last
 * @returns null for fewer than two rates, which make no line.
 */
export function plotOf(rates: readonly number[]): Plot | null {
  if (rates.length < 2) return null;
  const highest = Math.max(...rates);
  const first = plotSeconds - rates.length;
  const last = plotSeconds - 1;
  const points = rates.map((value, i) => `${first + i} ${round(highest > 0 ? 1 - value / highest : 1)}`);
  const line = `M${points.join('L')}`;
  return { line, area: `${line}L${last} 1L${first} 1Z`, highest };
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
