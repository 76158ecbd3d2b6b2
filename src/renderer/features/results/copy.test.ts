import { describe, expect, it } from 'vitest';
import { hitOf, passageOf } from '../search/testing.ts';
import { markdownLink, quoteOf, wikiLink } from './copy.ts';

const bread = hitOf(1, { title: 'Bread [rye]', folder: '/home/me/my notes', path: 'food/rye #1.md' });

describe('what is copied of a hit', () => {
  it('a link leads to the file, whatever stands in its name', () => {
    expect(markdownLink(bread)).toBe('[Bread \\[rye\\]](<file:///home/me/my%20notes/food/rye%20%231.md>)');
    expect(markdownLink({ title: 'Tax', folder: 'C:\\Notes', path: 'work/tax.md' })).toBe(
      '[Tax](<file:///C:/Notes/work/tax.md>)',
    );
  });

  it('a link by name is as Obsidian writes it', () => {
    expect(wikiLink({ title: 'rye', folder: '/v', path: 'food/rye.md' })).toBe('[[rye]]');
    expect(wikiLink({ title: 'Bread [rye]|2', folder: '/v', path: 'rye.md' })).toBe('[[rye|Bread  rye 2]]');
    expect(wikiLink({ title: 'Plan', folder: '/v', path: 'plan.pdf' })).toBe('[[plan.pdf|Plan]]');
  });

  it('a quote is the whole passage, with its source and where it stands there', () => {
    const passage = passageOf(1, { passage: 'Stir it. Let it\r\nrise.', headings: ['Bread [rye]', 'Dough'] });
    expect(quoteOf(bread, passage, markdownLink(bread))).toBe(
      '> Stir it. Let it\n> rise.\n>\n> — [Bread \\[rye\\]](<file:///home/me/my%20notes/food/rye%20%231.md>), Dough',
    );
  });

  it('a quote keeps its paragraphs apart', () => {
    expect(quoteOf(bread, passageOf(1, { passage: 'One.\n\nTwo.\n' }), '[[rye]]')).toMatch(
      /^> One\.\n>\n> Two\.\n>\n> — /,
    );
  });
});
