import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../shared/user-text.ts';
import { decode } from './decode.ts';

async function textOf(bytes: Uint8Array): Promise<string> {
  const decoded = await decode(bytes);
  return 'reason' in decoded ? `! ${inEnglish(decoded.reason)}` : decoded.text;
}

const unicode = '# Überschrift\n\nGrüße, naïve café — 日本語のノート, Ελληνικά, русский текст. 😀\n';

describe('decoding', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])(
    'a text in %s with a byte order mark is decoded',
    async (encoding) => {
      expect(await textOf(iconv.encode(unicode, encoding, { addBOM: true }))).toBe(unicode);
    },
  );

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])(
    'a text in %s without a byte order mark is decoded',
    async (encoding) => {
      expect(await textOf(iconv.encode(unicode, encoding, { addBOM: false }))).toBe(unicode);
    },
  );

  it.each([
    ['windows-1252', 'Le café est une boisson très populaire en France, où l’on en boit même après le dîner.'],
    ['windows-1251', 'Бюджет на следующий год обсуждали вчера, и никто не возражал против новых расходов.'],
    ['koi8-r', 'Бюджет на следующий год обсуждали вчера, и никто не возражал против новых расходов.'],
    ['iso-8859-7', 'Ο προϋπολογισμός του επόμενου έτους συζητήθηκε χθες και κανείς δεν διαφώνησε.'],
    ['shift_jis', '会議の議事録です。来年の予算について話し合いました。次回は火曜日の午後です。'],
    ['euc-jp', '会議の議事録です。来年の予算について話し合いました。次回は火曜日の午後です。'],
    ['gb18030', '会议记录：我们讨论了明年的预算，以及下周的安排。大家都同意这个计划。'],
    ['big5', '會議記錄：我們討論了明年的預算，以及下週的安排。大家都同意這個計劃。'],
    ['euc-kr', '회의록입니다. 우리는 내년 예산과 다음 주 일정을 논의했습니다. 모두 동의했습니다.'],
  ])('a text in %s is recognised', async (encoding, text) => {
    expect(await textOf(iconv.encode(`# 1\n\n${text}\n`, encoding))).toBe(`# 1\n\n${text}\n`);
  });

  it('a text is decoded as its file says', async () => {
    const decoded = await decode(iconv.encode('naïve café', 'macroman'), 'macintosh');
    expect(decoded).toMatchObject({ text: 'naïve café', warning: null });
  });

  it('control characters of a terminal are kept', async () => {
    expect(await textOf(Buffer.from('\x1b[31mred\x1b[0m and plain'))).toBe('\x1b[31mred\x1b[0m and plain');
  });
});

describe('a short text in an older encoding', () => {
  it.each([
    ['windows-1252', 'Café, Grüße\n'],
    ['windows-1252', 'Name;Straße;Ort\r\nMüller;Hauptstraße 5;Köln\r\n'],
    ['windows-1252', 'Preis: 5 €\n'],
    ['windows-1252', 'Reuniões, ações e anotações\n'],
    ['iso-8859-2', 'Hétfőn a vezető lehetőségei közül\n'],
  ])('in %s is read, and that this is a guess is told', async (encoding, text) => {
    const decoded = await decode(iconv.encode(text, encoding));
    expect(decoded).toMatchObject({ text, warning: { text: expect.stringContaining('which is a guess') } });
  });
});

it('a text of megabytes with a few letters beyond ASCII is read like a short one', async () => {
  const text = `Preis: 5 €\n${'a,b,c\n'.repeat(2_000_000)}`;
  const decoded = await decode(iconv.encode(text, 'windows-1252'));
  expect('text' in decoded && decoded.text === text).toBe(true);
});

describe('what cannot be decoded', () => {
  it.each([
    [
      'a picture',
      Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7_919 + index * index * 31) % 256),
      /not text/,
    ],
    ['zero bytes', Buffer.from('text\0with\0nul bytes\n'.repeat(100)), /not text/],
    [
      'a text cut off within a character',
      Buffer.from('ends inside a character: 日').subarray(0, -1),
      /UTF-8, but damaged/,
    ],
    [
      'a broken byte among good ones',
      Buffer.concat([Buffer.from('Grüße und Küsse, schön'), Buffer.of(0xff)]),
      /damaged/,
    ],
    [
      'a mark and something else',
      Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from([0x00, 0xd8])]),
      /UTF-16LE, but damaged/,
    ],
  ])('a file with %s is reported, not guessed at', async (_, bytes, reason) => {
    expect(await textOf(bytes)).toMatch(reason);
  });
});
