import { expect, it } from 'vitest';
import { quotedParts } from './quoted.ts';

/** The sentence as it is read, with its marked parts in brackets. */
function read(text: string, ...marked: string[]): string {
  const marks = marked.map((each) => ({
    start: 100 + text.indexOf(each),
    end: 100 + text.indexOf(each) + each.length,
  }));
  return quotedParts({ text, start: 100, marks }, 'markdown')
    .map((part) => (part.isMarked ? `<${part.text}>` : part.text))
    .join('');
}

it('a quoted sentence is read without markup, and what it is quoted for is marked', () => {
  expect(read('We **follow** the [[Plan|scheme]] closely.', '[[Plan|scheme]]')).toBe('We follow the <scheme> closely.');
  expect(read('- as the [plan](./plan.md#x) says', '[plan](./plan.md#x)')).toBe('as the <plan> says');
  expect(read('The garden plan was made.', 'garden plan')).toBe('The <garden plan> was made.');
  expect(read('[[a]] and [[b]]', '[[a]]', '[[b]]')).toBe('<a> and <b>');
  expect(read('5 Aug | Wales, all', 'Wales')).toBe('5 Aug · <Wales>, all');
  expect(read('By `ls | wc`, $P(a | b)$ and [[c | d]]', '[[c | d]]')).toBe('By ls | wc, P(a | b) and <d>');
  expect(read('Nothing.')).toBe('Nothing.');
});
