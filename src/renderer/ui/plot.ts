interface Plot {
  /** Path of the line, in a box from (0, 0) to (`width`, 1); the newest value is at the right. */
  line: string;
  /** The same, closed along the bottom. */
  area: string;
  width: number;
  highest: number;
}

/**
 * The plot of a whole run: however long it has been, it fills its box.
 * @param values newest last
 * @returns null for fewer than two values, which make no line.
 */
export function plotOf(values: readonly number[]): Plot | null {
  if (values.length < 2) return null;
  const highest = Math.max(...values);
  const width = values.length - 1;
  const points = values.map((value, i) => `${i} ${round(highest > 0 ? 1 - value / highest : 1)}`);
  const line = `M${points.join('L')}`;
  return { line, area: `${line}L${width} 1L0 1Z`, width, highest };
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
