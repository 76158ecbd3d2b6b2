import { expect, it } from 'vitest';
import { headingsOf } from './headings.ts';

const read = (text: string) => headingsOf(text).map((heading) => `${heading.depth} ${heading.text}`);

it.each([
  ['# One\n\ntext\n\n### Two ###\n', ['1 One', '3 Two']],
  ['One\n===\n\nTwo\n---\n\n---\n', ['1 One', '2 Two']],
  ['---\n# no\na: b\n---\n# Yes\r\n## And **bold** `code`\r\n', ['1 Yes', '2 And bold code']],
  ['```\n# no\n```\n~~~~\n~~~\n# no\n~~~~\n# Yes', ['1 Yes']],
  ['# [[Note|A link]] and [another](x.md) snake_case _here_ ^id', ['1 A link and another snake_case here']],
  ['- item\n---\n| a |\n---\n\n#tag\n#\n', []],
  ['', []],
])('the headings of %j are %j', (text, headings) => {
  expect(read(text)).toEqual(headings);
});

it('a heading’s place is where it stands in the note', () => {
  const text = '😀\r\n\r\n## Two\r\n\r\nThree\r\n===\r\n';
  expect(headingsOf(text).map(({ start }) => text.slice(start, start + 4))).toEqual(['## T', 'Thre']);
});
