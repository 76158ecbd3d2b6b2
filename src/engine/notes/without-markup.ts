/** A rule of reading: what the pattern finds is replaced. A text without the sign is passed over. */
interface Rule {
  sign: string;
  pattern: RegExp;
  by: string | ((...match: string[]) => string);
}

/** Tags that only set text in Markdown; those of whole pages are as often what a piece of code is about. */
const htmlTag =
  /(?<!`)<\/?(?:a|br|center|details|font|img|picture|source|span|sub|summary|sup)(?:\s[^<>]{0,2000})?\/?>/gi;
const alt = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/i;

const rules: Rule[] = [
  { sign: '<', pattern: htmlTag, by: (tag) => altOf(tag) },
  // Inline links and images; then references, their definitions and those of footnotes.
  { sign: '](', pattern: /!?\[((?:[^[\]\\\n]|\\.)*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"\n]*")?\)/g, by: '$1' },
  { sign: '[^', pattern: /(?<=[^\s`[(])\[\^[\w-]{1,40}\](?!:)|^\[\^[\w-]{1,40}\]:[ \t]*/gm, by: '' },
  { sign: ']:', pattern: /^ {0,3}\[[^[\]\n]{1,200}\]:[ \t]*\S+(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?[ \t]*$/gm, by: '' },
  { sign: '][', pattern: /!?\[((?:[^[\]\\\n]|\\.)+)\]\[[^[\]\n]{0,200}\](?!\])/g, by: '$1' },
  { sign: 'data:', pattern: /data:[\w/+.-]{1,100};base64,[A-Za-z0-9+/=]+/g, by: ' ' },
  // Org: [[target][text]]. Wiki links: [[target|text]], an embedded picture with its width: ![[target|300]].
  { sign: '][', pattern: /\[\[[^[\]\n]+\]\[([^[\]\n]+)\]\]/g, by: '$1' },
  {
    sign: '[[',
    pattern: /!?\[\[([^[\]|\n]+)(?:\|([^[\]\n]+))?\]\]/g,
    by: (_, target, label) => wikiText(target, label),
  },
  { sign: '[!', pattern: /^([ \t]*(?:>[ \t]*)+)\[![\w-]{1,40}\][+-]?/gm, by: '$1' },
  // reStructuredText: `text <target>`_ and :role:`text <target>`.
  { sign: '>`', pattern: /(?::[\w:.+-]{1,40}:)?`([^`<\n]+?)\s*<[^<>`\n]+>`_{0,2}/g, by: '$1' },
  { sign: ':`', pattern: /(?<![\w`]):[\w:.+-]{1,40}:`([^`\n]+)`/g, by: '$1' },
  // AsciiDoc: link:target[text], https://target[text], image::target[alt], <<target,text>>.
  {
    sign: '[',
    pattern: /(?:\b(?:link:|xref:|mailto:|image::?)|(?=\bhttps?:\/\/))[^\s[\]()<>"'`]{1,2000}\[([^[\]\n]*)\]/g,
    by: '$1',
  },
  { sign: '<<', pattern: /<<[\w#./-]{1,200},\s?([^<>\n]{1,200})>>/g, by: '$1' },
];

/**
 * A passage as it is read, in any of the formats whose text is kept as it is written: link targets, image addresses,
 * embedded data, comments and tags are left out, the texts of links and the descriptions of images stay.
 */
export function plainText(passage: string): string {
  let text = passage.includes('<!--') ? withoutComments(passage) : passage;
  for (const { sign, pattern, by } of rules) {
    if (!text.includes(sign)) continue;
    text = typeof by === 'string' ? text.replace(pattern, by) : text.replace(pattern, by);
  }
  return text;
}

/** Walked rather than matched: a pattern would look for the end of each of a thousand open comments anew. */
function withoutComments(text: string): string {
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
