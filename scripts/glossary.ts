/** Where a name may not stand. */
type Place = 'anywhere' | 'identifiers' | 'exact' | 'paths';

/** A name that the glossary has another one for. */
export interface PrivateName {
  /** As the glossary writes it. */
  text: string;
  place: Place;
  /** The term to use. */
  term: string;
}

/**
 * The names in the column “not” of the glossary’s tables, separated by commas:
 * - `take in`: anywhere, as words of an identifier, of a path or of a comment, whatever the case;
 * - `` `monitor` ``: as a word of an identifier or of a path;
 * - `` `Host` ``: an identifier that is spelled just so;
 * - `` `searches/` ``: the name of a folder, or of a file without its ending.
 */
export function privateNames(glossary: string): PrivateName[] {
  return glossary
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length === 5 && !/^(term|-+)$/.test(cells[1] ?? ''))
    .flatMap(([, term = '', , names = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => privateName(name, term)),
    );
}

function privateName(name: string, term: string): PrivateName {
  const [, code] = /^`(.+)`$/.exec(name) ?? [];
  if (code === undefined) return { text: name, place: 'anywhere', term };
  if (code.endsWith('/')) return { text: code.slice(0, -1), place: 'paths', term };
  return { text: code, place: /[A-Z]/.test(code) ? 'exact' : 'identifiers', term };
}
