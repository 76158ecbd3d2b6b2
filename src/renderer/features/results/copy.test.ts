import { describe, expect, it } from 'vitest';
import { hitOf, passageOf } from '../search/testing.ts';
import { markdownLink, quoteOf } from './copy.ts';

const bread = hitOf(1, { title: 'Bread [rye]', folder: '/home/me/my notes', path: 'food/rye #1.md' });

describe('what is copied of a hit', () => {
  it('a link leads to the file, whatever stands in its name', () => {
    expect(markdownLink(bread)).toBe('[Bread \\[rye\\]](<file:///home/me/my%20notes/food/rye%20%231.md>)');
    expect(markdownLink({ title: 'Tax', folder: 'C:\\Notes', path: 'work/tax.md' })).toBe(
      '[Tax](<file:///C:/Notes/work/tax.md>)',
    );
  });

  it('a quote is the sentence that answers, with its source', () => {
    const passage = passageOf(1, { passage: 'Stir it. Let it\r\nrise.', headings: ['Bread [rye]', 'Dough'] });
    expect(quoteOf(bread, passage, { start: 109, end: 122 })).toBe(
      '> Let it\n> rise.\n>\n> — [Bread \\[rye\\]](<file:///home/me/my%20notes/food/rye%20%231.md>), Dough',
    );
  });

  it('a quote is the whole passage where no sentence stands out', () => {
    expect(quoteOf(bread, passageOf(1, { passage: 'One.\n\nTwo.\n' }), null)).toMatch(/^> One\.\n>\n> Two\.\n>\n> — /);
  });
});
