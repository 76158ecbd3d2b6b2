/**
 * Characters that are not compared, as sources of classes of expressions with the flag `u`. They are written as sources, since
 * marks in a class would join the characters before them.
 */

/** What is not seen: soft hyphens, joiners, marks of direction, and what chooses the look of a character. */
const formatting = '\\p{Cf}\\u034f\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}';
/** The points of Hebrew. */
const hebrew = '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7';
/** The points of Arabic, and the line that stretches a word. A hamza or madda above or below is not among them. */
const arabic =
  '\\u0610-\\u061a\\u0640\\u064b-\\u0652\\u0656-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06ed';

/** Whatever may be left out of a word before it is stemmed. */
export const silent = formatting + hebrew + arabic;
/** What is left out of words that are compared: European accents, too, what is left of hamza and madda, and the dot of Devanagari. */
export const uncompared = `\\u0300-\\u036f${silent}\\u0653-\\u0655\\u093c`;
/** Marks that are part of a letter in some forms of writing it, and of no letter in others. */
export const composed = '\\u0300-\\u036f\\u0653-\\u0655\\u3099\\u309a\\uff9e\\uff9f';
