import { basename, dirname } from 'node:path/posix';
import { parseSync } from 'oxc-parser';
import type { PrivateName } from './glossary.ts';

interface Finding {
  /** From 1; 0 for the path itself. */
  line: number;
  /** What was found. */
  found: string;
  name: PrivateName;
}

/** Where a source file uses names that the glossary has others for: in its path, its identifiers and its comments. */
export function findPrivateNames(path: string, source: string, names: readonly PrivateName[]): Finding[] {
  const { program, comments } = parseSync(path, source);
  const findings: Finding[] = [];
  const look = (found: string, offset: number | null, isPrivate: (name: PrivateName) => boolean): void => {
    for (const name of names.filter(isPrivate)) {
      const line = offset === null ? 0 : source.slice(0, offset).split('\n').length;
      findings.push({ line, found, name });
    }
  };

  for (const part of [...dirname(path).split('/'), basename(path).replace(/\..*$/, '')]) {
    look(part, null, ({ text, place }) => (place === 'paths' ? part === text : place !== 'exact' && holds(part, text)));
  }
  // In `import { x }` the name stands twice at one place: as what is imported, and as what it is called here.
  const identifiers = new Map([...identifiersOf(program)].map(({ name, start }) => [start, name]));
  for (const [start, found] of identifiers) {
    look(found, start, ({ text, place }) =>
      place === 'exact' ? found === text : place !== 'paths' && holds(found, text),
    );
  }
  for (const { value, start } of comments) {
    let offset = start + '//'.length;
    for (const line of value.split('\n')) {
      look(line.trim(), offset, ({ text, place }) => place === 'anywhere' && holds(line, text));
      offset += line.length + 1;
    }
  }
  return findings;
}

/** Whether the words of a name follow each other in a text or an identifier, however that joins them. */
function holds(text: string, name: string): boolean {
  return ` ${wordsOf(text)} `.includes(` ${wordsOf(name)} `);
}

/** `takesIn`, `takes-in` and “takes in” are all `takes in`. */
function wordsOf(text: string): string {
  return (text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).join(' ').toLowerCase();
}

interface Identifier {
  name: string;
  start: number;
}

function* identifiersOf(node: object): Generator<Identifier> {
  if (isIdentifier(node)) yield node;
  for (const child of Object.values(node)) {
    if (typeof child === 'object' && child !== null) yield* identifiersOf(child);
  }
}

function isIdentifier(node: object): node is Identifier {
  return 'type' in node && /^(Private|JSX)?Identifier$/.test(String(node.type)) && 'name' in node && 'start' in node;
}
