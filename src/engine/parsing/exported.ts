import { stemOf } from '../notes/link.ts';
import type { Properties } from '../notes/properties.ts';
import type { ParsedNote } from './parse.ts';
import { joinedProperties, propertiesOf } from './properties.ts';

/** What programs add to names when they export: Notion 32 hexadecimal digits, others the same with hyphens. */
const id = /[\s_-]+(?:[\da-f]{32}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?:_all)?$/i;

/** A file’s name as the user gave it: without its extension, and without the number that an export has added. */
export function givenName(path: string): string {
  const name = stemOf(path);
  return name.replace(id, '') || name;
}

/**
 * The properties of a note with those that Notion writes below its title: `Tags: soil, beds`, a line each.
 * @param path of its file, whose name says where it is from.
 */
export function withExportedProperties(path: string, { text, outline }: ParsedNote): Properties {
  const { blocks, properties } = outline;
  const [title, below] = blocks;
  if (!id.test(stemOf(path)) || title?.kind !== 'heading' || below?.kind !== 'prose') return properties;
  const lines = text.slice(below.start, below.end).split(/\r?\n/);
  const stated = lines.map((line) => /^([^:\n]{1,60}): (.+)$/.exec(line));
  if (stated.includes(null)) return properties;
  const entries = stated.flatMap((match) => (match === null ? [] : [[match[1] ?? '', match[2] ?? '']]));
  return joinedProperties(properties, { ...propertiesOf(Object.fromEntries(entries)), title: null });
}
