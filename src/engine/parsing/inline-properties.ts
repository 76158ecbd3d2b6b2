import { noProperties, type Properties } from '../notes/properties.ts';
import { joinedProperties, keyOf, propertiesOf, tagsIn } from './properties.ts';

/** `key:: value` on a line of its own, also as a list item, as in Logseq; and `[key:: value]` within one, as in Dataview. */
const line = /^[ \t]*(?:[-*+][ \t]+)?([\p{L}_][\p{L}\p{N}_. -]{0,40}?)::(?:[ \t]+(.*?))?[ \t]*$/gmu;
const inLine = /[[(]([\p{L}_][\p{L}\p{N}_. -]{0,40}?)::[ \t]+((?:\[\[[^\]\n]*\]\]|[^\])\n])*)[\])]/gu;
const tagKeys = new Set(['tags', 'tag', 'keywords']);

/**
 * The properties that stand in the text of a note.
 * @param isFirst whether it is the note’s first block: there they are those of the note, further down only tags count.
 */
export function inlinePropertiesOf(text: string, isFirst: boolean): Properties {
  if (!text.includes('::')) return noProperties;
  let properties = noProperties;
  for (const [, key = '', value = ''] of [...text.matchAll(line), ...text.matchAll(inLine)]) {
    const name = keyOf(key);
    if (tagKeys.has(name)) properties = joinedProperties(properties, propertiesOf({ tags: tagsIn(value) }));
    else if (isFirst) properties = joinedProperties(properties, propertiesOf({ [name]: propertyValue(name, value) }));
  }
  return properties;
}

/** Several names are parted by commas, unless they are in double brackets. */
function propertyValue(name: string, value: string): string | string[] {
  return /^alias(?:es)?$/.test(name) ? value.split(',').map(withoutBrackets) : withoutBrackets(value);
}

function withoutBrackets(text: string): string {
  return text.trim().replace(/^\[\[([^[\]]*)\]\]$/, '$1');
}
