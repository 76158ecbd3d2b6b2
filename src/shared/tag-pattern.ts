/** What a tag may hold beside letters and digits: emoji, with the characters that join them. */
const marks = '\\p{So}\\p{Emoji_Modifier}\\u200d\\ufe0f';

/** `#tag` and `#nested/tag` in a text, but not digits alone (`#12`). Its first group is the name. The source of an expression with the flag `u`. */
export const tagPattern = `#([\\p{L}\\p{N}${marks}_/-]{0,200}[\\p{L}\\p{So}_][\\p{L}\\p{M}\\p{N}${marks}_/-]{0,200})`;
