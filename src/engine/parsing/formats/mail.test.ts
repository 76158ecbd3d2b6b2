import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../shared/user-text.ts';
import { docxOf, docxParagraph, emlOf, pdfOf, readAs, refusalOf } from './testing.ts';

const from = { From: 'Ada Lovelace <ada@example.org>', To: 'bob@example.org' };
const date = { Date: 'Fri, 31 Jan 2025 12:00:00 +0100' };

/** A message with several parts. @param parts the header and the content of each */
function multipart(kind: string, ...parts: [header: string, content: string][]): string {
  const body = parts.map(([header, content]) => `--b\nContent-${header}\n\n${content}\n`).join('');
  return emlOf({ ...from, Subject: 'Beans', 'Content-Type': `multipart/${kind}; boundary=b` }, `${body}--b--\n`);
}

function attachment(name: string, content: string | Uint8Array): [header: string, content: string] {
  return [
    `Type: application/octet-stream\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64`,
    Buffer.from(content).toString('base64'),
  ];
}

describe('an email', () => {
  it('an email has its subject as title, its date and labels, and says who wrote to whom', async () => {
    const { text, outline } = await readAs(
      'email',
      emlOf(
        {
          ...from,
          ...date,
          Cc: 'Team: carl@example.org, dora@example.org;',
          Subject: '=?iso-8859-1?Q?Gr=FC=DFe?= =?utf-8?B?IOKAkyBHYXJ0ZW4=?=',
          'X-Gmail-Labels': 'Inbox,=?utf-8?Q?garden/K=C3=BCrbis?=,Important',
        },
        'Dear Bob,\n\nthe beans are in.\n> You asked.\n',
      ),
    );
    expect(text).toBe(
      [
        'From: Ada Lovelace <ada@example.org>  \nTo: bob@example.org  \nCc: Team: carl@example.org, dora@example.org  \nDate: Fri, 31 Jan 2025 12:00:00 +0100\n',
        'Dear Bob,\n',
        'the beans are in.  \n\\> You asked.',
      ].join('\n'),
    );
    expect(outline).toMatchObject({
      title: 'Grüße – Garten',
      properties: { tags: ['garden/Kürbis'], date: Date.UTC(2025, 0, 31, 11) },
    });
  });

  it('of a text and a page that say the same the text is read, and a page that says more instead of it', async () => {
    const page: [string, string] = ['Type: text/html', '<h1>News</h1><p>The beans are in, and the peas are up.</p>'];
    const both = await readAs(
      'email',
      multipart('alternative', ['Type: text/plain', 'The beans are in, peas up.'], page),
    );
    expect(both.text).toContain('The beans are in, peas up.');
    expect(both.text).not.toContain('News');
    const stub = await readAs('email', multipart('alternative', ['Type: text/plain', 'See page.'], page));
    expect(stub.text).toContain('# News\n\nThe beans are in, and the peas are up.');
  });

  it.each([
    [
      'quoted-printable',
      'Content-Type: text/plain; charset=iso-8859-2\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=BEena=\r\n tam',
      'žena tam',
    ],
    [
      'base64',
      `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from('日本語').toString('base64')}`,
      '日本語',
    ],
    [
      '8 bits',
      Buffer.from('Content-Type: text/plain; charset=koi8-r\r\n\r\n\xd0\xd2\xc9\xd7\xc5\xd4', 'latin1'),
      'привет',
    ],
  ])('a text is decoded from %s', async (_, content, expected) => {
    const head = Buffer.from('From: a@b.c\r\nSubject: x\r\n');
    expect((await readAs('email', Buffer.concat([head, Buffer.from(content)]))).text).toContain(expected);
  });

  it('characters that a header has as they are, or a text without saying in which encoding, are read', async () => {
    const long = 'Der Käse für die Gäste ist schön groß und süß, die Brötchen müssen früh geholt werden. '.repeat(8);
    const message = Buffer.from(`From: J\xfcrgen <j@b.c>\r\nSubject: Gr\xfc\xdfe\r\n\r\n${long}`, 'latin1');
    const { text, outline } = await readAs('email', message);
    expect(text).toContain('Der Käse für die Gäste');
    expect(outline.title).toBe('Grüße');
  });

  it('attachments in formats that can be read are read below their names, the others are named', async () => {
    const { text, warning } = await readAs(
      'email',
      multipart(
        'mixed',
        ['Type: text/plain', 'See there.'],
        attachment('plan.docx', docxOf(docxParagraph('Beds', 'Heading1') + docxParagraph('Dig.'))),
        attachment('map.pdf', pdfOf([[['North of the pond', 12, 700]]])),
        attachment('seeds.csv', 'Crop,kg\nBean,12\n'),
        attachment('photo.jpg', 'x'),
        attachment('broken.docx', 'x'),
      ),
    );
    expect(text.slice(text.indexOf('See'))).toBe(
      [
        'See there.\n',
        '## plan.docx\n',
        '### Beds\n',
        'Dig.\n',
        '## map.pdf\n',
        'North of the pond\n',
        '## seeds.csv\n',
        '| Crop | kg |\n| --- | --- |\n| Bean | 12 |\n',
        '## photo.jpg\n',
        '## broken.docx',
      ].join('\n'),
    );
    expect(warning && inEnglish(warning)).toMatch(/^An attached file cannot be read: broken.docx: .*damaged/);
  });

  it('an attached file that its parser refuses is refused in the words for such a file', async () => {
    const locked = await readFile(join(import.meta.dirname, 'fixtures', 'protected.pdf'));
    const { warning } = await readAs('email', multipart('mixed', attachment('locked.pdf', locked)));
    expect(warning && inEnglish(warning)).toMatch(/locked.pdf: The PDF is protected with a password/);
  });

  it('a message that is attached to a message is read under its subject, with what is attached to it', async () => {
    const inner = multipart('mixed', ['Type: text/plain', 'Inner text.'], attachment('deep.txt', 'Deep text.'));
    const { text } = await readAs(
      'email',
      multipart('mixed', ['Type: text/plain', 'Outer.'], attachment('inner.eml', inner)),
    );
    expect(text.slice(text.indexOf('Outer.'))).toBe(
      'Outer.\n\n## Beans\n\nFrom: Ada Lovelace <ada@example.org>  \nTo: bob@example.org\n\nInner text.\n\n#### deep.txt\n\nDeep text.',
    );
  });

  it('messages within messages are read to a depth that nobody reaches', async () => {
    const nested = Array.from({ length: 9 }).reduce<string>(
      (inner, _, at) => multipart('mixed', ['Type: text/plain', `Level ${at}.`], attachment('inner.eml', inner)),
      multipart('mixed', ['Type: text/plain', 'Core.']),
    );
    const { text } = await readAs('email', nested);
    expect(text.match(/Level/g)).toHaveLength(6);
  });

  it('a page that says more than the text is read, however long a message is that both of them lead to', async () => {
    const inner = emlOf({ From: 'eve@example.org', Subject: 'Older' }, 'A long letter about beans. '.repeat(40));
    const body =
      'Content-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain\n\nSee page.\n--c\nContent-Type: text/html\n\n<p>The quinces are ripe.</p>\n--c--\n';
    const mail = emlOf(
      { ...from, 'Content-Type': 'multipart/mixed; boundary=b' },
      `--b\n${body}\n--b\nContent-Type: message/rfc822\n\n${inner}\n--b--\n`,
    );
    const { text } = await readAs('email', mail);
    expect(text).toContain('The quinces are ripe.');
    expect(text).toContain('## Older');
  });

  it('an invitation says what is to be, when and where, once', async () => {
    const event =
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY;LANGUAGE=en:Pruning\\, all trees\nDTSTART;TZID="Europe/Berlin":20240305T100000\nLOCATION:At the\n  gate\nORGANIZER;CN="Ada L.":mailto:ada@example.org\nDESCRIPTION:Bring saws.\\nAnd ladders.\nBEGIN:VALARM\nACTION:DISPLAY\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n';
    const { text } = await readAs(
      'email',
      multipart(
        'mixed',
        ['Type: text/calendar; method=REQUEST', event],
        ['Type: application/ics; name=invite.ics', event],
      ),
    );
    expect(text.slice(text.indexOf('Event'))).toBe(
      'Event: Pruning, all trees  \nStart: 2024-03-05 10:00  \nPlace: At the gate  \nOrganizer: Ada L. <ada@example.org>\n\nBring saws.  \nAnd ladders.',
    );
  });

  it('a calendar that is written to hold up its reader does not', async () => {
    for (const line of [`X${';'.repeat(300_000)}`, 'x'.repeat(900_000), `ATTENDEE;CN="${'a'.repeat(300_000)}`]) {
      const event = `BEGIN:VEVENT\nSUMMARY:Pruning\n${line}\nEND:VEVENT\n`;
      const { text } = await readAs('email', multipart('mixed', ['Type: text/calendar', event]));
      expect(text).toContain('Event: Pruning');
    }
  });

  it('of a text that is signed the text is read', async () => {
    const body =
      '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThe beans are in.\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n-----END PGP SIGNATURE-----\n';
    expect((await readAs('email', emlOf({ From: 'a@b.c' }, body))).text).toBe('From: a@b.c\n\nThe beans are in.');
  });

  it('characters that turn writing around are seen in the names of users and files', async () => {
    const { text } = await readAs(
      'email',
      emlOf(
        { From: '"Ada\u202Egpj" <a@b.c>', 'Content-Type': 'multipart/mixed; boundary=b' },
        '--b\nContent-Type: image/png\nContent-Disposition: attachment; filename="photo\u202Egpj.exe"\n\nx\n--b--\n',
      ),
    );
    expect(text).toBe('From: Ada\\u202egpj <a@b.c>\n\n## photo\\u202egpj.exe');
  });

  it('an encrypted email is called that, and found by its subject', async () => {
    const { text, warning, outline } = await readAs(
      'email',
      multipart(
        'encrypted; protocol="application/pgp-encrypted"',
        ['Type: application/pgp-encrypted', 'Version: 1'],
        ['Type: application/octet-stream', '-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----'],
      ),
    );
    expect(outline.title).toBe('Beans');
    expect(text).not.toContain('hQEMA');
    expect(warning && inEnglish(warning)).toMatch(/^A message is encrypted/);
  });

  it('a file that is no email is refused', async () => {
    expect(await refusalOf('email', '\0\u0001garbage')).toMatch(/not an email, or is damaged/);
    expect(await refusalOf('email', '')).toMatch(/not an email, or is damaged/);
  });
});

describe('a mailbox', () => {
  const message = (subject: string, body: string) =>
    emlOf({ ...from, Subject: subject, Keywords: subject.toLowerCase() }, body);
  const line = (day: number) => `From ada@example.org Fri Jan ${day} 12:00:00 2025\r\n`;

  it('each message of a mailbox is found under its subject, and the mailbox by the labels of all', async () => {
    const mailbox = `${line(1)}${message('Beans', 'First.\n\nFrom here on it grows.\n')}\r\n${line(2)}${message('Peas', 'Second.\n')}\r\n`;
    const { text, outline } = await readAs('email', mailbox);
    expect(text.match(/^# .*/gm)).toEqual(['# Beans', '# Peas']);
    expect(text).toContain('From here on it grows.');
    expect(outline).toMatchObject({ title: null, properties: { tags: ['beans', 'peas'], date: null } });
    const second = outline.blocks.find(({ start, end }) => text.slice(start, end) === 'Second.');
    expect(second?.trail.map((heading) => heading.text)).toEqual(['Peas']);
  });

  it('a line of a message that begins as a separator does is read as it was sent', async () => {
    const body = 'Größe\n>From the west door.\n>>From you: a >From stays.\n';
    const { text } = await readAs('email', `${line(1)}${message('Choir', body)}`);
    expect(text).toContain('Größe  \nFrom the west door.  \n\\>From you: a >From stays.');
  });

  it('a sentence that begins as a separator does, after a blank line, belongs to its message', async () => {
    const body = 'Dear all,\n\nFrom Monday on we meet at 10:30\nin the mangoroom.\n\nYours\n';
    const { text } = await readAs(
      'email',
      `${line(1)}${message('Choir', body)}\r\n${line(2)}${message('Peas', 'Second.\n')}`,
    );
    expect(text).toContain('From Monday on we meet at 10:30  \nin the mangoroom.');
    expect(text.match(/^# .*/gm)).toEqual(['# Choir', '# Peas']);
  });

  it('a mailbox of one message is that message', async () => {
    expect((await readAs('email', `${line(1)}${message('Beans', 'First.')}`)).outline.title).toBe('Beans');
  });

  it('a message of a mailbox without a header is read', async () => {
    const { text } = await readAs('email', `${line(1)}\r\nTest content\r\n> quoted\r\n\r\n${line(2)}\r\nMore\r\n`);
    expect(text).toBe('# …\n\nTest content  \n\\> quoted\n\n# …\n\nMore');
  });

  it.each([
    ['nested deeply', `Content-Type: multipart/mixed; boundary=b\n\n--b\n`.repeat(60)],
    [
      'with a header of megabytes',
      `${Array.from({ length: 30_000 }, (_, at) => `X-${at}: ${'x'.repeat(99)}`).join('\n')}\n\nx`,
    ],
  ])('of a message %s beyond all measure the sender and the subject are read, and this is told', async (_, rest) => {
    const { outline, text, warning } = await readAs('email', `Subject: Beans\nFrom: ada@example.org\n${rest}`);
    expect([outline.title, text]).toEqual(['Beans', 'From: ada@example.org']);
    expect(warning && inEnglish(warning)).toMatch(/nested too deeply, or its header is too long: only its subject/);
  });

  it('of a mailbox that is longer than any text may be, the messages that are read are counted', async () => {
    const { outline, warning } = await readAs(
      'email',
      [1, 2, 3, 4]
        .map((at) => `${line(at)}${message(`M${at}`, `${'word '.repeat(2_000)}\n\n`.repeat(400))}\r\n`)
        .join(''),
    );
    expect(outline.blocks.at(-1)?.trail.at(-1)?.text).toBe('M3');
    expect(warning && inEnglish(warning)).toMatch(
      /the first 2 of the 4 messages or notes in it are indexed\. Split it/,
    );
  });

  it('a message that is damaged loses only itself, and is told', async () => {
    const mailbox = `${line(1)}${message('Beans', 'First.\n')}\r\n${line(2)}\r\n${line(3)}${message('Peas', 'Third.\n')}`;
    const { text, warning } = await readAs('email', mailbox);
    expect(text).toContain('Third.');
    expect(warning && inEnglish(warning)).toMatch(/^A message is damaged/);
  });
});
