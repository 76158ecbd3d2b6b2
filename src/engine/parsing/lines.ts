/** Offsets at which lines begin; a line ends with LF, CR LF or CR, as CommonMark has it. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { 0: end, index } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return starts;
}
