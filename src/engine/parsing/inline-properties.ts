import type { Properties } from '../notes/properties.ts';
import { keyOf, propertiesOf, tagsIn } from './properties.ts';

/**
 * `key:: value` on a line of its own, also as a list item, as in Logseq; and `[key:: value]` within one, as in Dataview. A value of more
 * than ten thousand characters is data.
 */
const line = /^[ \t]{0,100}(?:[-*+][ \t]{1,100})?([\p{L}_][\p{L}\p{N}_. -]{0,40}?)::(?:[ \t]+(.{0,10000}))?$/gmu;
const inLine = /[[(]([\p{L}_][\p{L}\p{N}_. -]{0,40}?)::[ \t]{1,20}((?:\[\[[^\]\n]{0,200}\]\]|[^\])\n]){0,1000})[\])]/gu;
/** More keys than these are data. */
const mostKeys = 200;
const tagKeys = new Set(['tags', 'tag', 'keywords']);

/**
 * The properties that stand in the blocks of a note’s text.
 * @param blocks in order. Those of the first are the note’s own; further down only tags count.
 */
export function inlinePropertiesOf(blocks: readonly string[]): Properties {
  const data: Record<string, (string | string[])[]> = { tags: [] };
  for (const [index, text] of blocks.entries()) {
    if (!text.includes('::')) continue;
    for (const [, key = '', value = ''] of [...text.matchAll(line), ...text.matchAll(inLine)]) {
      const name = keyOf(key);
      if (tagKeys.has(name)) data.tags?.push(tagsIn(value));
      else if (index === 0 && Object.keys(data).length < mostKeys) data[name] ??= [propertyValue(name, value)];
    }
  }
  return propertiesOf(data);
}

/** Several names are parted by commas, unless they are in double brackets. */
function propertyValue(name: string, value: string): string | string[] {
  return /^alias(?:es)?$/.test(name) ? value.split(',').map(withoutBrackets) : withoutBrackets(value);
}

function withoutBrackets(text: string): string {
  return text.trim().replace(/^\[\[([^[\]]*)\]\]$/, '$1');
}
