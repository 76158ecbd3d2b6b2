import type { Outline } from '../notes/outline.ts';

/** UTF-16 code units. Chunks store their headings and hits their titles; a longer one is a text, not a name. */
const maxNameLength = 500;

/** A heading, title or alias, cut off if it is too long for a name. */
export function shortName(text: string): string {
  if (text.length <= maxNameLength) return text;
  return `${text.slice(0, maxNameLength - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Shortens the title and aliases in an outline, and drops tags that are too long. */
export function withShortNames(outline: Outline): Outline {
  const { title, aliases, tags } = outline.properties;
  return {
    ...outline,
    title: shortNameOf(outline.title),
    properties: {
      ...outline.properties,
      title: shortNameOf(title),
      aliases: aliases.map(shortName),
      tags: tags.filter(({ length }) => length <= maxNameLength),
    },
  };
}

function shortNameOf(text: string | null): string | null {
  return text === null ? null : shortName(text);
}
