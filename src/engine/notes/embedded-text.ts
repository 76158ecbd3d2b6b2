import { plainText } from './without-markup.ts';

/** The text that is embedded for a chunk: its context, then its passage without markup. */
export function embeddedText(context: string, text: string): string {
  const plain = plainText(text);
  return context === '' ? plain : `${context}\n${plain}`;
}
