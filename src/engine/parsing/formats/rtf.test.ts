import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAs, refusalOf } from './testing.ts';

const rtf = (body: string, head = '') => `{\\rtf1\\ansi\\ansicpg1252\\deff0${head} ${body}}`;
const textOf = async (body: string, head = '') => (await readAs('rtf', rtf(body, head))).text;

describe('a document in Rich Text Format', () => {
  it('a document that LibreOffice wrote has its headings, lists, tables and properties', async () => {
    const { text, outline } = await readAs('rtf', readFileSync(join(import.meta.dirname, 'fixtures/libreoffice.rtf')));
    expect(text).toBe(
      [
        '# Spring\n',
        'Sow the beans – “early” – in Käfig №5; привет, 日本語, עברית.\n',
        '- rake\n- hoe\n',
        '| Crop | kg |\n| --- | --- |\n| Bean | 12 |\n',
        '## Frost\n',
        'Cover the beds.',
      ].join('\n'),
    );
    expect(outline).toMatchObject({ title: 'Garden year', properties: { tags: ['soil', 'beds'] } });
  });

  it.each([
    ['Unicode, with a character for older programs', "Gr\\u252?\\u223\\'dfe", 'Grüße'],
    ['Unicode, without one', '\\uc0 a\\u8212 b', 'a—b'],
    ['Unicode beyond 16 bits', '\\u-10179?\\u-9205?', '🐋'],
    ['the document’s code page', "\\'e9t\\'e9", 'été'],
    ['the code page of a font', "{\\f1 \\'cf\\'f0\\'e8}", 'При'],
    ['two bytes, the second of which is written as it is', "{\\f2 \\'83A}", 'ア'],
    ['signs that have names', 'a\\~b\\emdash \\ldblquote c\\rdblquote d\\-e\\{\\}\\\\', 'a b—“c”de{}\\'],
  ])('a text is read in %s', async (_, body, expected) => {
    const fonts = '{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset128 C;}}';
    expect((await textOf(body, fonts)).replace('\u00a0', ' ')).toBe(expected);
  });

  it('what is hidden, deleted, drawn or for programs only is not read, but the texts of drawings and fields are', async () => {
    const body =
      'one {\\v hidden}{\\deleted gone}{\\pict\\pngblip 89504e47}{\\*\\unknown no}{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt two}}' +
      '{\\shp{\\*\\shpinst{\\sp{\\sn n}{\\sv v}}{\\shptxt three}}}{\\pict\\bin4 }}}}} four';
    expect(await textOf(body)).toBe('one twothree four');
  });

  it('a star is only obeyed where a group begins, and of a text that is written in two ways the one in Unicode is read', async () => {
    expect(await textOf('{\\i0\\*\\cs7 The fox}')).toBe('The fox');
    const info = '{\\info{\\upr{\\author D?fler}{\\*\\ud{\\author D\\u246?fler}}}}';
    expect(await textOf('{\\upr{T?r}{\\*\\ud{T\\u252?r}}} auf', info)).toBe('Tür auf');
  });

  it('a mail that is written as RTF is read without the marks of its page', async () => {
    expect(
      await textOf(
        '{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Dear Bob,{\\*\\htmltag116 <br>}\\htmlrtf \\line\\htmlrtf0 hello\\htmlrtf\\par}\\htmlrtf0',
      ),
    ).toBe('Dear Bob,\nhello');
  });

  it('a footnote follows its paragraph, and a table may end the document', async () => {
    expect(await textOf('Water{\\footnote From rain.} daily.\\par \\trowd\\intbl a\\cell b\\cell\\row')).toBe(
      'Water daily.\n\nFrom rain.\n\n| a | b |\n| --- | --- |',
    );
  });

  it('the date of a document is when it was created, not when it was printed', async () => {
    const info = '{\\info{\\printim\\yr2030\\mo5\\dy1}{\\creatim\\yr2025\\mo1\\dy31\\hr12\\min30}}';
    const { outline } = await readAs('rtf', rtf('x', info));
    expect(outline.properties.date).toBe(new Date(2025, 0, 31, 12, 30).getTime());
  });

  it('another file under its name is called that', async () => {
    expect(await refusalOf('rtf', 'plain text')).toMatch(/not in Rich Text Format/);
    expect(await refusalOf('rtf', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toMatch(/before 2007/);
    expect(await refusalOf('rtf', `{\\rtf1 ${'{'.repeat(100_000)}`)).toMatch(/nested too deeply/);
  });
});
