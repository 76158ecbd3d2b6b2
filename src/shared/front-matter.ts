/** The block of properties at the beginning of a note. Offsets are UTF-16 code units. */
export interface FrontMatterBlock {
  language: 'yaml' | 'toml';
  /** What stands between its two fences. */
  source: string;
  /** Where the note’s own text begins. */
  end: number;
}

const fenced = /^(---|\+\+\+)[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?\1[ \t]*(?:\r?\n|$)/;

/** Lines that begin a property: `key: value`, `"key": value`, and in TOML `key = value` and `[table]`. */
const keyLine = {
  yaml: /^(?:"[^"]{1,80}"|'[^']{1,80}'|[^\s\-#*>|@`%&!?"'[\]{},:][^:]{0,60}?)[ \t]*:(?:[ \t]|$)/,
  toml: /^(?:\[{1,2}[^[\]]{1,80}\]{1,2}|"[^"]{1,80}"[ \t]*=|'[^']{1,80}'[ \t]*=|[\w.-]{1,80}[ \t]*=)/,
};
/** Lines that belong to a property or to none: comments, ends of lists, marks of templates. */
const neutral = /^(?:#|\]|\}|<%|\{\{|-[ \t]|-$|[ \t])/;

/**
 * The front matter of a text: YAML between `---`, TOML between `+++`; null if there is none. A rule above a letter or a
 * journal looks the same, so most lines in between must be those of properties.
 */
export function frontMatterIn(text: string): FrontMatterBlock | null {
  if (!text.startsWith('---') && !text.startsWith('+++')) return null;
  const match = fenced.exec(text);
  if (match === null) return null;
  const [whole, fence = '', source = ''] = match;
  const language = fence === '---' ? 'yaml' : 'toml';
  if (source.trim() !== '' && !isProperties(source, language)) return null;
  return { language, source, end: whole.length };
}

/** Whether the line begins a property. */
export function isKeyLine(line: string, language: FrontMatterBlock['language']): boolean {
  return keyLine[language].test(line);
}

function isProperties(source: string, language: FrontMatterBlock['language']): boolean {
  let keys = 0;
  let others = 0;
  let open = 0;
  for (const line of source.split(/\r?\n/)) {
    const isInside = open > 0;
    if (isKeyLine(line, language)) keys++;
    else if (!isInside && line.trim() !== '' && !(neutral.test(line) && (keys > 0 || line.startsWith('#')))) others++;
    open = Math.max(0, open + brackets(line));
  }
  return keys > 0 && others <= (hasKnownKey(source) ? keys : keys / 3);
}

/** How many brackets of a list over several lines a line leaves open. Links in double brackets are none. */
function brackets(line: string): number {
  const plain = line.replace(/\[\[[^[\]]*\]\]|"[^"]*"|'[^']*'/g, '');
  if (/[[{]/.test(plain) && !/[:=][ \t]*[[{]|^[ \t]/.test(plain)) return 0;
  return (plain.match(/[[{]/g)?.length ?? 0) - (plain.match(/[\]}]/g)?.length ?? 0);
}

function hasKnownKey(source: string): boolean {
  return /^["']?(?:tags?|title|alias(?:es)?|date|created|id|uid|cssclass(?:es)?|keywords|author|categories|status|layout|publish)["']?[ \t]*[:=]/im.test(
    source,
  );
}
