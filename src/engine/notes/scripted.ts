const raised = new Map([...'0123456789+-=()n'].map((plain, at) => [plain, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'][at] ?? plain]));
const lowered = new Map([...'0123456789+-=()'].map((plain, at) => [plain, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][at] ?? plain]));

/**
 * A raised or lowered text as plain text: numbers in Unicode’s own characters, so that the number of a note does not become
 * part of the word before it. Other texts stay as they are.
 */
export function scripted(text: string, tag: string): string {
  const characters = tag.toLowerCase() === 'sup' ? raised : lowered;
  return /\d/.test(text) && !/[^\s\d,;()[\]+=-]/.test(text)
    ? [...text].map((character) => characters.get(character) ?? character).join('')
    : text;
}

/** Text with its reading above it, as the text followed by the reading in brackets. @param inner what is in `<ruby>`. */
export function readRuby(inner: string): string {
  const reading = [...inner.matchAll(/<rt(?:\s[^<>]*)?>([\s\S]*?)(?=<\/?(?:rt|rp|rb|rtc|ruby)\b|$)/gi)];
  const base = inner
    .replace(/<rp(?:\s[^<>]*)?>[\s\S]*?(?:<\/rp>|(?=<))/gi, '')
    .replace(/<rt(?:\s[^<>]*)?>[\s\S]*?(?:<\/rt>|(?=<(?:rt|rb|rp|\/rtc)\b)|$)/gi, '')
    .replace(/<\/?(?:rb|rtc)(?:\s[^<>]*)?>/gi, '');
  return withReading(base, reading.map(([, text = '']) => text).join(''));
}

/** A text and its reading. */
export function withReading(base: string, reading: string): string {
  const [text, above] = [base, reading].map((part) => part.replace(/\s+/g, ' ').trim());
  return above === '' || above === undefined ? (text ?? '') : `${text}（${above}）`;
}
