import { expect, it } from 'vitest';
import { outlineOfMarkdown } from './markdown.ts';
import { placeOf } from './place.ts';

const text = `# Garden

## Beds

### Soil & water

Clay here. ^clay

## Trees

### Soil: more

- one
- two ^two

| a |
|---|
| 1 |
| 2 |

^table

\`\`\`
^code
\`\`\`
`;

function placed(subpath: string): string | null {
  const place = placeOf(subpath, text, outlineOfMarkdown(text));
  return place === null ? null : text.slice(place.start, place.end);
}

it.each([
  ['Beds', '## Beds\n\n### Soil & water\n\nClay here. ^clay'],
  ['beds', '## Beds\n\n### Soil & water\n\nClay here. ^clay'],
  ['Beds#Soil & water', '### Soil & water\n\nClay here. ^clay'],
  ['soil--water', '### Soil & water\n\nClay here. ^clay'],
  ['Garden#Trees#Soil more', `### Soil: more${text.split('### Soil: more')[1]}`.trimEnd()],
  ['^clay', 'Clay here. ^clay'],
  ['^TWO', '- two ^two'],
  ['^table', '| a |\n|---|\n| 1 |\n| 2 |\n\n^table'],
])('the place of %j is found', (subpath, found) => {
  expect(placed(subpath)).toBe(found);
});

it.each(['Nothing', 'Trees#Soil & water', 'Soil#Beds', '^code', '^nothing', '', '#', '^'])(
  '%j has no place',
  (subpath) => {
    expect(placed(subpath)).toBeNull();
  },
);
