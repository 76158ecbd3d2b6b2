import { inEnglish, userTextShape } from './user-text.ts';

/** The same data with its texts for the user in English. */
export function textsInEnglish(data: unknown): unknown {
  const text = userTextShape.safeParse(data);
  if (text.success) return inEnglish(text.data);
  if (Array.isArray(data)) return data.map(textsInEnglish);
  if (typeof data !== 'object' || data === null || Object.getPrototypeOf(data) !== Object.prototype) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, textsInEnglish(value)]));
}
