import { withEntities } from './entities.ts';
import { readRuby, scripted } from './scripted.ts';

/** Replaces every match of a pattern. A text without the marker is skipped: looking for the marker is faster. */
interface Rule {
  marker: string;
  pattern: RegExp;
  to: string | ((...match: string[]) => string);
}

/** Tags that people use to format text in Markdown. Other tags are often what a piece of code is about. */
const htmlTag =
  /(?<!`)<\/?(?:a|abbr|acronym|b|bdi|bdo|big|br|center|cite|del|details|dfn|em|font|i|img|ins|kbd|mark|picture|q|rb|rp|rt|rtc|ruby|s|samp|small|source|span|strike|strong|sub|summary|sup|tt|u|var|wbr)(?:\s[^<>]{0,2000})?\/?>/gi;
/** A raised or lowered number or note: `<sup>2</sup>`. */
const script = /<(su[pb])(?:\s[^<>]{0,200})?>([^<>\n]{1,20})<\/\1>/gi;
const ruby = /<ruby(?:\s[^<>]{0,200})?>((?:(?!<\/?ruby)[\s\S]){1,2000}?)<\/ruby>/gi;
/** What Logseq keeps with a block: nothing that is written for a reader. */
const blockSettings =
  /^[ \t]*(?:[-*+][ \t]+)?(?:id|collapsed|heading|logseq\.[\w.-]+|background-color|ls-type|hl-(?:page|color|type|stamp)|card-[\w-]+)::[^\n]*$/gm;
const alt = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/i;

const rules: Rule[] = [
  { marker: '::', pattern: blockSettings, to: '' },
  // The name of a block, at its end.
  { marker: '^', pattern: /(?<=^|\s)\^[a-z\d-]{1,60}[ \t]*$/gim, to: '' },
  { marker: '<ruby', pattern: ruby, to: (_, inner) => readRuby(inner ?? '') },
  { marker: '<su', pattern: script, to: (_, tag = '', text = '') => scripted(text, tag) },
  { marker: '<', pattern: htmlTag, to: (tag) => altOf(tag) },
  // Inline links and images; then footnotes, link definitions, and links by reference. Written so that a picture of millions of characters,
  // within a link, does not overflow the stack of the pattern.
  {
    marker: '](',
    pattern:
      /!?\[([^[\]\\\n]*(?:\\.[^[\]\\\n]*){0,1000})\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*){0,100}(?:\s{1,100}"[^"\n]*")?\)/g,
    to: '$1',
  },
  { marker: '[^', pattern: /(?<=[^\s`[(])\[\^[\w-]{1,40}\](?!:)|^\[\^[\w-]{1,40}\]:[ \t]*/gm, to: '' },
  { marker: ']:', pattern: /^ {0,3}\[[^[\]\n]{1,200}\]:[ \t]*\S+(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?[ \t]*$/gm, to: '' },
  { marker: '][', pattern: /!?\[((?:[^[\]\\\n]|\\.){1,1000})\]\[[^[\]\n]{0,200}\](?!\])/g, to: '$1' },
  { marker: 'data:', pattern: /data:[\w/+.-]{1,100};base64,[A-Za-z0-9+/=]+/g, to: ' ' },
  // Org: [[target][text]]. Wiki links: [[target|text]], an embedded picture with its width: ![[target|300]].
  { marker: '][', pattern: /\[\[[^[\]\n]+\]\[([^[\]\n]+)\]\]/g, to: '$1' },
  {
    marker: '[[',
    pattern: /!?\[\[([^[\]|\n]+)(?:\|([^[\]\n]+))?\]\]/g,
    to: (_, target, label) => wikiText(target, label),
  },
  { marker: '[!', pattern: /^([ \t]{0,100}(?:>[ \t]{0,100}){1,100})\[![\w-]{1,40}\][+-]?/gm, to: '$1' },
  // reStructuredText: `text <target>`_ and :role:`text <target>`.
  { marker: '>`', pattern: /(?::[\w:.+-]{1,40}:)?`([^`<\n]{1,1000}?)\s{0,20}<[^<>`\n]+>`_{0,2}/g, to: '$1' },
  { marker: ':`', pattern: /(?<![\w`]):[\w:.+-]{1,40}:`([^`\n]+)`/g, to: '$1' },
  // AsciiDoc: link:target[text], https://target[text], image::target[alt], <<target,text>>.
  {
    marker: '[',
    pattern: /(?:\b(?:link:|xref:|mailto:|image::?)|(?=\bhttps?:\/\/))[^\s[\]()<>"'`]{1,2000}\[([^[\]\n]*)\]/g,
    to: '$1',
  },
  { marker: '<<', pattern: /<<[\w#./-]{1,200},\s?([^<>\n]{1,200})>>/g, to: '$1' },
];

/**
 * A passage without its markup, as a reader sees it, in any of the formats whose files are text. Link targets, image
 * addresses, embedded data, comments and tags are left out; link texts and image descriptions stay.
 */
export function plainText(passage: string): string {
  let text = withoutComments(passage);
  for (const { marker, pattern, to } of rules) {
    if (!text.includes(marker)) continue;
    text = typeof to === 'string' ? text.replace(pattern, to) : text.replace(pattern, to);
  }
  return withEntities(text);
}

/** Obsidian’s comments, within a paragraph. Those over several paragraphs are in no passage. */
const comment = /%%(?:[^%\n]|\n(?![ \t]*\n)){0,2000}%%/g;

/** A passage without HTML’s and Obsidian’s comments. */
export function withoutComments(passage: string): string {
  const text = passage.includes('%%') ? passage.replace(comment, ' ') : passage;
  return text.includes('<!--') ? withoutHtmlComments(text) : text;
}

/** A loop rather than a pattern, which would search to the end of the text again for each unclosed comment. */
function withoutHtmlComments(text: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = text.indexOf('<!--', from);
    const end = start === -1 ? -1 : text.indexOf('-->', start + 4);
    if (end === -1) return kept + text.slice(from);
    kept += `${text.slice(from, start)} `;
    from = end + 3;
  }
}

function altOf(tag: string): string {
  if (!/^<img\b/i.test(tag)) return '';
  const [, double, single] = alt.exec(tag) ?? [];
  return double ?? single ?? '';
}

function wikiText(target = '', label?: string): string {
  return label === undefined || /^\d+(x\d+)?$/.test(label) ? target : label;
}
