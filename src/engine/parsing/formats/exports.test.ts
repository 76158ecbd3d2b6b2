import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../shared/user-text.ts';
import { linksOf } from '../links.ts';
import { enexNote, enexOf, joplinItem, readAs, refusalOf, tarOf } from './testing.ts';

describe('an Obsidian canvas', () => {
  const node = (id: string, x: number, y: number, others: object) => ({ id, x, y, width: 100, height: 100, ...others });

  it('a canvas has its cards under the names of their groups, its links, and the words at its arrows', async () => {
    const canvas = JSON.stringify({
      nodes: [
        node('b', 20, 300, { type: 'file', file: 'notes/Worms.md', subpath: '#Food' }),
        node('a', 20, 20, { type: 'text', text: '# Soil\n\nDark #earth' }),
        node('out', 900, 0, { type: 'link', url: 'https://example.org' }),
        { id: 'g', type: 'group', label: 'Beds', x: 0, y: 0, width: 500, height: 500 },
      ],
      edges: [
        { id: 'e', fromNode: 'a', toNode: 'b', label: 'is made by' },
        { id: 'f', fromNode: 'a', toNode: 'out' },
      ],
    });
    const { text, outline } = await readAs('canvas', canvas);
    expect(text).toBe(
      'https://example.org\n\n# Beds\n\n## Soil\n\nDark #earth\n\n[[notes/Worms.md#Food]]\n\nSoil → is made by → Worms',
    );
    expect(outline).toMatchObject({ title: null, properties: { tags: ['earth'] } });
    expect(linksOf('canvas', text, outline).map(({ target }) => target)).toEqual(['notes/Worms.md#Food']);
  });

  it('a canvas with a card that is not as it should be loses that card, and an empty file is an empty canvas', async () => {
    const { text } = await readAs('canvas', '{"nodes":[7,{"type":"text","text":"Soil","x":"left"}],"edges":"none"}');
    expect(text).toBe('Soil');
    expect((await readAs('canvas', '')).text).toBe('');
  });

  it('a file that is no canvas is refused', async () => {
    expect(await refusalOf('canvas', '{"nodes":[')).toMatch(/not a canvas/);
    expect(await refusalOf('canvas', '[1]')).toMatch(/not a canvas/);
  });
});

describe('an export of Evernote’s', () => {
  const facts = '<created>20250131T110000Z</created><tag>garden</tag><tag>spring work</tag>';

  it('a note alone has its title, its tags and its date', async () => {
    const { text, outline } = await readAs(
      'evernote',
      enexOf(
        enexNote(
          'Beans &amp; peas',
          '<h1>Sow</h1><div><en-todo checked="true"/>soak</div><div><en-todo checked="false"/>sow</div><en-crypt>QUJD</en-crypt>',
          `${facts}<resource><data encoding="base64">iVBORw0KGgo=</data><resource-attributes><file-name>bean.png</file-name></resource-attributes></resource>`,
        ),
      ),
    );
    expect(text).toBe('Created: 2025-01-31  \nTags: garden, spring work\n\n# Sow\n\n☑ soak\n\n☐ sow\n\n- bean.png');
    expect(outline).toMatchObject({
      title: 'Beans & peas',
      properties: { tags: ['garden', 'spring work'], date: Date.UTC(2025, 0, 31, 11) },
    });
  });

  it('the tasks of a note are read, with whether they are done', async () => {
    const tasks =
      '<task><title>Buy a saw</title><taskStatus>open</taskStatus></task><task><title>Oil it</title><taskStatus>completed</taskStatus></task>';
    const { text, outline } = await readAs('evernote', enexOf(enexNote('Shed', 'x', tasks)));
    expect(text).toBe('x\n\n- ☐ Buy a saw\n- ☑ Oil it');
    expect(outline.title).toBe('Shed');
  });

  it('of several notes each is found under its title, and the file by the tags of all', async () => {
    const { text, outline } = await readAs(
      'evernote',
      enexOf(
        enexNote('One', '<h1>Deep</h1><p>first</p>', '<tag>a</tag>'),
        enexNote('Two', '<p>second</p>', '<tag>b</tag>'),
      ),
    );
    expect(text).toBe('# One\n\nTags: a\n\n## Deep\n\nfirst\n\n# Two\n\nTags: b\n\nsecond');
    expect(outline).toMatchObject({ title: null, properties: { tags: ['a', 'b'] } });
  });

  it('a file that is no export is refused', async () => {
    expect(await refusalOf('evernote', '<html><note><title>x</title></note></html>')).toMatch(
      /not an export of Evernote/,
    );
  });
});

describe('an export of Joplin’s', () => {
  const items = {
    'n1.md': joplinItem('Beans\n\n# Sow\n\nSoak #early', {
      id: 'n1',
      parent_id: 'f',
      created_time: '2025-01-31T11:00:00.000Z',
      encryption_applied: '0',
      type_: '1',
    }),
    'n2.md': joplinItem('Peas\n\nmark: my words', { id: 'n2', parent_id: 'f', type_: '1' }),
    'f.md': joplinItem('Garden', { id: 'f', type_: '2' }),
    't.md': joplinItem('spring', { id: 't', type_: '5' }),
    'nt.md': joplinItem('', { id: 'nt', note_id: 'n1', tag_id: 't', type_: '6' }),
    'resources/a.md': 'A file.',
  };

  it('each note is found under its title, with its notebook, tags and date', async () => {
    const { text, outline, warning } = await readAs('joplin', tarOf(items));
    expect(text).toBe(
      [
        '# Beans\n',
        'Notebook: Garden  \nCreated: 2025-01-31  \nTags: spring\n',
        '## Sow\n',
        'Soak #early\n',
        '# Peas\n',
        'Notebook: Garden\n',
        'mark: my words',
      ].join('\n'),
    );
    expect(outline).toMatchObject({ title: null, properties: { tags: ['spring', 'early'] } });
    expect(warning).toBeNull();
  });

  it('encrypted notes are told', async () => {
    const { 'n1.md': first, ...others } = items;
    const secret = first.replace('encryption_applied: 0', 'encryption_applied: 1');
    const { text, outline, warning } = await readAs('joplin', tarOf({ 'n1.md': secret, ...others }));
    expect(text).not.toContain('Soak');
    expect(outline.title).toBe('Peas');
    expect(warning && inEnglish(warning)).toMatch(/^1 note in the file is encrypted/);
  });

  it('an archive that breaks off is read up to there, and another file is refused', async () => {
    expect((await readAs('joplin', tarOf(items).subarray(0, 1_600))).text).toContain('Soak');
    expect(await refusalOf('joplin', 'no archive')).toMatch(/not an export of Joplin/);
  });
});
