import { plainText } from './without-markup.ts';

/** What the model is given for a chunk. */
export function embeddedText(context: string, text: string): string {
  const plain = plainText(text);
  return context === '' ? plain : `${context}\n${plain}`;
}
