/**
 * A text that PostgreSQL can store. It accepts neither the character zero nor lone surrogates; files contain both, by
 * mistake or as escapes (`\\u0000` in a notebook). The replacement character takes their place: offsets stay valid.
 */
export function toPostgresText(text: string): string {
  const whole = text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '\uFFFD') : whole;
}
