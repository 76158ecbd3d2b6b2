/**
 * A text as PostgreSQL can hold it: any, but without the character zero and without halves of characters. Documents hold both, by
 * mistake or as escapes (`\\u0000` in a notebook). The replacement character takes their place, so that offsets stay what they are.
 */
export function toPostgresText(text: string): string {
  const whole = text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '\uFFFD') : whole;
}
