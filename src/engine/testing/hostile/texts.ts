import iconv from 'iconv-lite';
import { type HostileFile, note, refused, warned } from './hostile-file.ts';

const words = 'river stone garden meeting invoice recipe server budget holiday theorem'.split(' ');
/** Words that do not repeat in a short cycle. */
const prose = (count: number) =>
  Array.from({ length: count }, (_, at) => words[(at * at + 3 * at) % words.length]).join(' ');

const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('');

/** Aliases of aliases: eight lines that expand to hundreds of millions of words. */
const yamlBomb = [...'abcdefgh'].map((name, at) => {
  const before = String.fromCharCode(name.charCodeAt(0) - 1);
  return `${name}: &${name} [${Array.from({ length: 9 }, () => (at === 0 ? 'x' : `*${before}`)).join(', ')}]`;
});

const sizes: HostileFile[] = [
  note('sizes/empty.md', ''),
  note('sizes/only-space.md', ' \n\t\n'.repeat(50)),
  note('sizes/only-properties.md', '---\ntitle: Quagga herd\n---\n', 'quagga'),
  note('sizes/one-line-1MB.md', `aardwolf ${prose(150_000)}`, 'aardwolf'),
  note('sizes/one-word-2MB.md', `addax ${'a'.repeat(2_000_000)}`, 'addax'),
  note('sizes/one-tag-2MB.md', `agouti #${'a'.repeat(2_000_000)}`, 'agouti'),
  note('sizes/one-heading-1MB.md', `# Alpaca ${prose(150_000)}\n\n${'a paragraph below it. '.repeat(2_000)}`, 'alpaca'),
  note(
    'sizes/picture-3MB.md',
    `before\n\n![](data:image/png;base64,${'iVBORw0KGgo'.repeat(270_000)})\n\nargali after`,
    'argali',
  ),
  warned(
    'sizes/many-rows.md',
    `| a | b |\n|---|---|\n${lines(40_000, (at) => `| ${at} | ${at * 7} |\n`)}`,
    /are data rather than/,
  ),
  warned(
    'sizes/very-long.txt',
    `axolotl. ${lines(60_000, (at) => `Day ${at}: ${prose(12)}.\n\n`)}`,
    /5,000 of its [\d,]+ passages/,
    'axolotl',
  ),
  refused(
    'sizes/above-the-limit.txt',
    'x'.repeat(10 * 1024 * 1024 + 1),
    /10 MB; files of this kind are read up to 10 MB/,
  ),
];

const markup: HostileFile[] = [
  note('markup/nested-quotes.md', `${'>'.repeat(20_000)} baboon\n`),
  note('markup/nested-list.md', `${lines(1_500, (at) => `${'  '.repeat(at)}- x\n`)}\n\nbandicoot`, 'bandicoot'),
  note('markup/nested-emphasis.md', `${'*'.repeat(60_000)}a${'*'.repeat(60_000)}\n\nbanteng`, 'banteng'),
  note('markup/open-brackets.md', `${'['.repeat(50_000)}\n\nbarasingha`, 'barasingha'),
  note('markup/open-fence.md', `bilby\n\`\`\`js\n${prose(3_000)}`, 'bilby'),
  note(
    'markup/wide-table.md',
    `binturong\n\n|${'c|'.repeat(3_000)}\n|${'-|'.repeat(3_000)}\n|${'v|'.repeat(3_000)}\n`,
    'binturong',
  ),
  note('markup/yaml-bomb.md', `---\n${yamlBomb.join('\n')}\ntitle: &t bongo\n---\nbobcat`, 'bobcat'),
  note('markup/broken-yaml.md', '---\ntitle: "open\n\t- : : ]\ndate: 2026-13-45\ntags: {a\n---\nbushbaby', 'bushbaby'),
  note('markup/open-yaml.md', '---\ntitle: x\n\nbushbuck, and no end', 'bushbuck'),
  note(
    'markup/zero-in-yaml.md',
    '---\ntitle: "zero \\0 byte"\ntags: ["a\\0b", "\\ud800"]\naliases: ["c\\0d"]\n---\ncapuchin',
    'capuchin',
  ),
  note('markup/zero-in-toml.md', '+++\ntitle = "zero \\u0000 byte"\n+++\ncaracal', 'caracal'),
  note(
    'markup/script.md',
    '# <img src=x onerror=alert(1)>\n<script>alert(1)</script>\n\n[caribou](javascript:alert(1))',
    'caribou',
  ),
  note('markup/line-ends.md', 'cavy\r\nb\nc\rd\u2028e\u2029f\x0bg\x0ch\x85i\n', 'cavy'),
  note('markup/nested.html', `${'<div>'.repeat(100_000)}chamois`, 'chamois'),
  note('markup/entities.html', '<title>a&#0;b</title><p>chinchilla&#0; &#xd800; &#x110000;', 'chinchilla'),
  note(
    'markup/nested.rst',
    lines(1_000, (at) => `${' '.repeat(at)}* x\n\n`),
  ),
  note(
    'markup/nested.org',
    lines(1_000, (at) => `${'*'.repeat(at + 1)} civet\n`),
    'civet',
  ),
  note('markup/nested.adoc', `${'='.repeat(3_000)} x\n\n${'[['.repeat(20_000)}\n\ncoati`),
];

const text = '# Überschrift\n\nGrüße, naïve café — 日本語のノート, Ελληνικά, русский текст. Colobus.\n';
const png = Uint8Array.of(
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  0,
  0,
  0,
  0x0d,
  0x49,
  0x48,
  0x44,
  0x52,
  0xff,
  0xfe,
);

const encodings: HostileFile[] = [
  ...['utf8', 'utf16le', 'utf16be', 'utf32le', 'utf32be'].map((encoding) =>
    note(`encodings/marked-${encoding}.md`, iconv.encode(text, encoding, { addBOM: true }), 'colobus'),
  ),
  note('encodings/utf16-unmarked.md', iconv.encode(`${text}${text}`, 'utf16le', { addBOM: false }), 'colobus'),
  note(
    'encodings/utf16-with-a-zero.md',
    iconv.encode(`coyote \0 ${prose(2_000)}`, 'utf16le', { addBOM: true }),
    'coyote',
  ),
  note(
    'encodings/shift-jis.md',
    iconv.encode('会議の議事録です。来週の予定も書いてあります。'.repeat(4), 'shift_jis'),
    '議事録',
  ),
  // Each is the only note in its language, and stemmed by rules of its own.
  note(
    'encodings/russian.md',
    iconv.encode('В гимназии он не был в числе первых учеников, и учителя его не любили.', 'koi8-r'),
    '"числе первых учеников"',
  ),
  note(
    'encodings/hungarian.md',
    'Az önkormányzat által készíttetett szakvélemény szerint a híd tartóoszlopai jó állapotban vannak.',
    '"önkormányzat által készíttetett szakvélemény"',
  ),
  note('encodings/invisible.md', 'dhole pass\u200bword zero\u00adwidth \ufeffnote \u202eabc\u202c', 'dhole'),
  note('encodings/marks.md', `dingo ${'z\u0351\u0352\u0357'.repeat(3_000)}`, 'dingo'),
  note('encodings/joined-emoji.md', `dugong ${'👩‍👩‍👧‍👦🏳️‍🌈'.repeat(2_000)}`, 'dugong'),
  refused('encodings/cut-utf8.md', Buffer.from('ends inside a character: 日').subarray(0, -1), /UTF-8, but damaged/),
  refused('encodings/broken-utf8.md', Buffer.from(`${text}\xff`, 'latin1'), /cannot be identified|damaged|not text/),
  refused('encodings/zeros.md', 'text\0with\0nul bytes\n'.repeat(100), /is not text/),
  refused('encodings/picture.md', png, /is not text/),
  refused(
    'encodings/random.txt',
    Uint8Array.from({ length: 50_000 }, (_, at) => (at * at * 31 + (at >> 3) * 17) % 256),
    /is not text/,
  ),
];

export const hostileTexts = [...sizes, ...markup, ...encodings];
