import { assert, constantFrom, array as listOf, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forEachTerm, type TermKind } from './terms.ts';

interface Found {
  term: string;
  stretch: string;
  start: number;
  end: number;
  kind: TermKind;
}

function foundIn(text: string, language = 'en'): Found[] {
  const found: Found[] = [];
  forEachTerm(text, language, (term, start, end, kind) =>
    found.push({ term, stretch: text.slice(start, end), start, end, kind }),
  );
  return found;
}

const words = (text: string, language = 'en') =>
  foundIn(text, language).flatMap(({ term, kind }) => (kind === 'word' ? [term] : []));
const compounds = (text: string, language = 'en') =>
  foundIn(text, language).flatMap(({ term, kind }) => (kind === 'compound' ? [term] : []));

describe('the words of a text', () => {
  it('words are stemmed by the language of the note', () => {
    expect(words('Running runs')).toEqual(['run', 'run']);
    expect(words('Häuser Haus', 'de')).toEqual(['haus', 'haus']);
    expect(words('chevaux cheval', 'fr')).toEqual(['cheval', 'cheval']);
  });

  it('words of a language without a stemmer are left as they are, but for case and accents', () => {
    expect(words('Běžící Žluť', 'cs')).toEqual(['bezici', 'zlut']);
  });

  it('words are the same with and without accents', () => {
    expect(words('Café Müller', 'cs')).toEqual(words('cafe muller', 'cs'));
  });

  it('words lose an elided article and a possessive, so that the noun is found', () => {
    expect(words('l’eau', 'fr')).toEqual(['l', 'eau']);
    expect(words("dell'arte", 'it')).toEqual(['dell', 'arte'].map((word) => words(word, 'it')[0]));
    expect(words("Oma's")).toEqual(words('Oma'));
    expect(words('don’t')).toEqual(words('dont'));
  });

  it('words of a script without spaces are pairs of characters', () => {
    expect(words('東京都')).toEqual(['東京', '京都']);
    expect(words('猫')).toEqual(['猫']);
    expect(words('ภาษา')).toHaveLength([...'ภาษา'].length - 1);
  });

  it('words are told apart where scripts meet without a space', () => {
    expect(words('iPhone手機')).toEqual(['i', 'phone', '手機']);
    expect(words('使用Docker部署')).toEqual(['使用', 'docker', '部署']);
  });

  it('pairs hold rare characters beyond the first plane whole', () => {
    expect(words('𠮷野家')).toEqual(['𠮷野', '野家']);
    expect(words('𠮷')).toEqual(['𠮷']);
  });

  it('the parts of what is typed as one are words', () => {
    expect(words('getUserID')).toEqual(['get', 'user', 'id']);
    expect(words('max_retry_count')).toEqual(['max', words('retry')[0], 'count']);
    expect(words('HTMLParser2')).toEqual(['html', 'parser2']);
  });

  it('signs, emoji and broken characters are no words', () => {
    expect(words('— … !? 😀 → \ud800 \udc00 \0')).toEqual([]);
  });
});

const termsOf = (kind: TermKind, text: string, language = 'en') =>
  foundIn(text, language).flatMap((found) => (found.kind === kind ? [found.term] : []));

describe('a word as it is seen', () => {
  it.each([
    ['Donau\u00addampf', 'Donau\u00ad\u00addampf', 'donaudampf'],
    ...['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u200e', '\u061c', '\u034f', '\ufe0f', '\u2062'].map(
      (sign) => [`cross${sign}walk`, `${sign}cross${sign}${sign}walk${sign}`, 'crosswalk'],
    ),
    ['ha\u0308user', 'häuser', 'hauser'],
    ['か\u3099っき', 'ｶﾞっき'.replace('ｶﾞ', 'が'), 'がっき'],
    ['ｶﾞｲﾄﾞ', 'カ\u3099イト\u3099', 'ガイド'],
    ['⽇⽊', '日木', '日木'],
    ['⻑⻄', '長西', '長西'],
    ['שָׁלוֹם', 'שׁלום', 'שלום'],
    ['المَكتَبة', 'المـــكتبة', 'المكتبة'],
    ['أحمد', 'ا\u0654حمد', 'احمد'],
    ['کتاب', 'كتاب', 'كتاب'],
    ['п’ять', 'пʼять', "п'ять"],
    ['हिंदी', 'हिन्दी', 'हिँदी'],
    ['क़लम', 'क\u093cलम', 'कलम'],
    ['한글', '한글'.normalize('NFD'), '한글'],
    ['co\u2010worker', 'co\u2011worker', 'co-worker'],
    ['Straße', 'Strasse', 'STRASSE'],
    ['cœur', 'coeur', 'Cœur'],
  ])('%j, %j and %j are the same', (one, other, plain) => {
    expect(words(one, 'xx')).toEqual(words(plain, 'xx'));
    expect(words(other, 'xx')).toEqual(words(plain, 'xx'));
  });

  it('the end of a line does not part a word of a script without spaces', () => {
    expect(words('検知機\n構を')).toEqual(words('検知機構を'));
    expect(words('> 检\r\n> 测')).toEqual(words('检测'));
    expect(words('ภาษา\nไทย')).toEqual(words('ภาษาไทย'));
    expect(words('東京\n\n大阪')).toEqual(['東京', '大阪']);
    expect(words('東京\n- 大阪')).toEqual(['東京', '大阪']);
    expect(words('one\ntwo')).toEqual(words('one two'));
    expect(foundIn('> 检\r\n> 测量').map(({ stretch }) => stretch)).toEqual(['检\r\n> 测', '测量']);
  });

  it('the number of a note is no part of the word before it, and that of a unit or a formula is', () => {
    expect(words('energy¹ and water²³')).toEqual(words('energy and water'));
    expect(words('x² km²')).toEqual(['x2', 'km2']);
    expect(compounds('H₂O')).toEqual(compounds('H2O'));
    expect(words('10⁵')).toEqual(['10']);
  });

  it('offsets are those of the word as it is written', () => {
    const found = foundIn('a cross\u200bwalk, e\u0301cole get\u00adUserID').map(({ stretch }) => stretch);
    expect(found).toEqual(
      expect.arrayContaining(['cross\u200bwalk', 'e\u0301cole', 'get\u00ad', 'User', 'ID', 'get\u00adUserID']),
    );
  });
});

describe('spellings', () => {
  it('a word with an umlaut is found as it is spelt without', () => {
    expect(termsOf('spelling', 'Müller', 'xx')).toEqual(['mueller']);
    expect(termsOf('spelling', 'Århus smørrebrød', 'xx')).toEqual(['aarhus', 'smoerrebroed']);
    expect(termsOf('spelling', 'poet does blue', 'xx')).toEqual([]);
  });

  it('a Korean noun is found without its particle', () => {
    const nouns = (text: string) => termsOf('spelling', text);
    expect(nouns('도서관에서 책을 서울은 학교로 집에서도 친구에게는')).toEqual([
      '도서관',
      '책',
      '서울',
      '학교',
      '집',
      '친구',
    ]);
    expect(nouns('Docker를 가을 포도')).toEqual(['docker']);
  });

  it('emoji and signs can be looked for, however they are coloured', () => {
    expect(termsOf('symbol', 'pizza 🍕, 👍🏽 ❤️ 👩‍🔬 🇩🇪 → ∑ ☐ €')).toEqual([
      '🍕',
      '👍',
      '❤',
      '👩‍🔬',
      '🇩🇪',
      '→',
      '∑',
      '☐',
      '€',
    ]);
    expect(termsOf('symbol', '| a + b = c | ~ $ ^ ` 東京 —')).toEqual([]);
  });
});

describe('compounds', () => {
  it('compounds keep versions and numbers as they were typed', () => {
    expect(compounds('1.0.21')).toEqual(['1.0.21']);
    expect(compounds('v2.3.1-rc.1')).toContain('v2.3.1rc.1');
    expect(compounds('1,000,000')).toEqual(['1000000']);
    expect(compounds('2025-01-31')).toEqual(['2025-01-31']);
  });

  it('a compound is one, however its words are joined', () => {
    const [joined] = compounds('well-known');
    expect(compounds('well_known')).toEqual([joined]);
    expect(compounds('wellKnown')).toEqual([joined]);
    expect(words('wellknown')).toEqual([joined]);
  });

  it('compounds keep the signs that make a name what it is', () => {
    expect(compounds('C++')).toEqual(['c++']);
    expect(compounds('C#')).toEqual(['c#']);
    expect(compounds('.NET')).toEqual(['.net']);
    expect(compounds('#garden')).toEqual(['#garden']);
    expect(compounds('run --verbose now')).toEqual(['-verbose']);
  });

  it('a path or an address is its parts, and the whole', () => {
    expect(compounds('src/main_window/index.ts')).toEqual(
      expect.arrayContaining(['mainwindow', 'index.ts', 'src/mainwindow/index.ts']),
    );
    expect(compounds('C:\\Users\\oma')).toEqual(['users/oma']);
    expect(compounds('anna.b@example.org')).toEqual(
      expect.arrayContaining(['anna.b', 'example.org', 'anna.b@example.org']),
    );
    expect(compounds('std::vector')).toContain('std::vector');
  });

  it('a compound ends before the full stop of the sentence', () => {
    expect(foundIn('Use 1.0.21.').find(({ kind }) => kind === 'compound')?.stretch).toBe('1.0.21');
    expect(foundIn('We use C#, mostly.').find(({ kind }) => kind === 'compound')?.stretch).toBe('C#');
  });

  it('plain words make no compound', () => {
    expect(compounds('Plain words, HERE and there 2024.')).toEqual([]);
    expect(compounds('a - b, x/ y')).toEqual([]);
  });
});

describe('offsets', () => {
  it('offsets say where a word stands, in files of any line ending', () => {
    const text = '\uFEFFGrüße\r\n😀 aus dem Süden';
    const places = foundIn(text, 'de').flatMap(({ stretch, kind }) => (kind === 'word' ? [stretch] : []));
    expect(places).toEqual(['Grüße', 'aus', 'dem', 'Süden']);
  });

  it('offsets cover the sign and the parts of a compound', () => {
    expect(foundIn('see #getName').map(({ stretch }) => stretch)).toEqual([
      'see',
      'get',
      'Name',
      '#getName',
      'getName',
    ]);
  });
});

const awkward = constantFrom(
  ...['\n', '\r\n', '\u2028', ' ', "'", '’', '.', '/', '\\', ':', '::', '@', '&', '+', '++', '-', '--', '_', '#', '$'],
  ...['a', 'Z', 'ß', 'İ', 'ﷺ', 'é', 'e\u0301', '7', '٣', '½', '東', '々', 'ー', 'ก', '𠮷', '𝒳', '😀', '\u200d', '\0'],
  ...['\ud83d', '\ude00', '𐐀', '㌀', 'ﬃ', 'x'.repeat(63), '𝒳'.repeat(32), `y${'𠮷'.repeat(3)}`, `z${'𐐨'.repeat(40)}`],
);
const text = listOf(oneof({ weight: 3, arbitrary: awkward }, string({ unit: 'binary', maxLength: 6 }))).map((parts) =>
  parts.join(''),
);
const loneSurrogate = /\p{Surrogate}/u;

describe('any string', () => {
  it('any string is taken apart into terms that can be stored, each a whole stretch of it', () => {
    assert(
      property(text, constantFrom('en', 'de', 'ja', 'tr'), (source, language) => {
        for (const { term, stretch, start, end } of foundIn(source, language)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(source.length);
          expect(end).toBeGreaterThan(start);
          expect(term.length).toBeGreaterThan(0);
          expect(term.length).toBeLessThanOrEqual(64);
          expect(term).not.toMatch(/[\r\n\0]/);
          expect(term).not.toMatch(loneSurrogate);
          expect(stretch).not.toMatch(loneSurrogate);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('the words of any string come in the order in which they stand', () => {
    assert(
      property(text, (source) => {
        const starts = foundIn(source).flatMap(({ start, kind }) => (kind === 'word' ? [start] : []));
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
      { numRuns: 1_000 },
    );
  });

  it('any string gives the same terms again', () => {
    assert(
      property(text, (source) => {
        expect(foundIn(source)).toEqual(foundIn(source));
      }),
      { numRuns: 300 },
    );
  });
});
