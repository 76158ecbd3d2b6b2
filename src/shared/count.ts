const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** `1873` → `1,873`. */
export function count(value: number): string {
  return numbers.format(value);
}

/** `(1, 'note')` → `1 note`; `(1873, 'note')` → `1,873 notes`. */
export function plural(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}
