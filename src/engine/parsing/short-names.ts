import type { Outline } from '../notes/outline.ts';

/** UTF-16 code units. Passages carry their headings, hits their titles: a longer one is a text, whatever it is marked as. */
const longestName = 500;

/** A heading, a title or another name of a note, cut off where it is too long for one. */
export function shortName(text: string): string {
  if (text.length <= longestName) return text;
  return `${text.slice(0, longestName - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** An outline that states only short names; what is no name at such a length is no tag either. */
export function withShortNames(outline: Outline): Outline {
  const { title, aliases, tags } = outline.properties;
  return {
    ...outline,
    title: shortNameOf(outline.title),
    properties: {
      ...outline.properties,
      title: shortNameOf(title),
      aliases: aliases.map(shortName),
      tags: tags.filter(({ length }) => length <= longestName),
    },
  };
}

function shortNameOf(text: string | null): string | null {
  return text === null ? null : shortName(text);
}
