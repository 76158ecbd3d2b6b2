import { type UserText, userText } from '../../shared/user-text.ts';
import { UnreadableDocument } from './unreadable-document.ts';

/** Lists and objects in JSON: each takes some hundred bytes once it is parsed. */
const mostLists = 4_000_000;
/** Values in JSON, of which numbers take least. */
const mostValues = 20_000_000;

/** What a file of JSON says. @param refusal what the user is told of one that is none. @throws UnreadableDocument */
export function dataOfJson(json: string, refusal: UserText): unknown {
  requireFewParts(json);
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new UnreadableDocument(refusal, { cause: error });
  }
}

/**
 * Refuses JSON of so many parts that parsing it would take gigabytes: `JSON.parse` cannot be stopped before it is done. Text
 * that is long, as of a picture, takes no more than its length.
 * @throws UnreadableDocument
 */
function requireFewParts(json: string): void {
  let [lists, values] = [0, 0];
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === 0x2c) values++;
    else if (code === 0x5b || code === 0x7b) lists++;
  }
  if (lists > mostLists || values > mostValues)
    throw new UnreadableDocument(
      userText('The file consists of too many parts to be read. Clear its outputs, or split it, to have it indexed.'),
    );
}
