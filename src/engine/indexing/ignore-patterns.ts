import { matchesName, matchesSequence, type NamePattern, parseNamePattern } from './name-pattern.ts';

/** A pattern for paths: a pattern for each name in it, or `folders` for any number of folders. */
type PathPattern = readonly (NamePattern | 'folders')[];

/**
 * The most work that patterns may make for each letter of a path, in letters of patterns: one with a star may be compared at
 * each place of a name, another only once. 10,000 make at most some milliseconds for a name.
 */
export const mostPatternWork = 10_000;
/** Characters; no name is that long. */
const mostPatternLength = 1_000;

interface Rule {
  isIncluding: boolean;
  isForFoldersOnly: boolean;
  path: PathPattern;
}

interface PatternOptions {
  ignoresCase: boolean;
  most?: number;
}

/**
 * The patterns of an ignore file, as gitignore(5) describes them. Whatever they are, a path is compared in time that grows
 * with its length and theirs: an ignore file may come from anybody, and many `**` in one pattern must not stop the indexing.
 */
export class IgnorePatterns {
  readonly #rules: readonly Rule[];
  readonly #ignoresCase: boolean;
  /** The work that they make, see `mostPatternWork`. */
  readonly work: number;
  /** Whether there are more or longer patterns than may be obeyed. */
  readonly isCut: boolean;

  /** @param most the work that they may make; patterns beyond it are not obeyed. */
  constructor(lines: readonly string[], { ignoresCase, most = mostPatternWork }: PatternOptions) {
    this.#ignoresCase = ignoresCase;
    const rules: Rule[] = [];
    let work = 0;
    let isCut = false;
    for (const line of lines) {
      const rule = line.length > mostPatternLength ? 'too-long' : ruleOf(ignoresCase ? line.toLowerCase() : line);
      if (rule === null) continue;
      const more = line.includes('*') ? line.length : 1;
      isCut = rule === 'too-long' || work + more > most;
      if (rule === 'too-long' || isCut) break;
      rules.push(rule);
      work += more;
    }
    this.work = work;
    this.isCut = isCut;
    this.#rules = rules.reverse();
  }

  /** The patterns of a file’s content. */
  static of(content: string, options: PatternOptions): IgnorePatterns {
    return new IgnorePatterns(content.replace(/^\uFEFF/, '').split(/\r?\n/), options);
  }

  /**
   * Whether the last pattern that matches a path excludes it (true) or includes it (false); null if none matches. Of the
   * folders around the path nothing is said.
   * @param path relative to where the patterns stand, with `/` between names.
   */
  verdict(path: string, isFolder: boolean): boolean | null {
    const names = (this.#ignoresCase ? path.toLowerCase() : path).split('/').map((name) => [...name]);
    const rule = this.#rules.find(
      ({ isForFoldersOnly, path: pattern }) =>
        (isFolder || !isForFoldersOnly) &&
        matchesSequence(
          pattern,
          names,
          (element) => element === 'folders',
          (element, name) => element !== 'folders' && matchesName(element, name),
        ),
    );
    return rule === undefined ? null : !rule.isIncluding;
  }
}

/** Null for a line that is no pattern. */
function ruleOf(line: string): Rule | null {
  if (line.startsWith('#')) return null;
  // Spaces at the end do not count, unless the last is literal.
  const trimmed = line.replace(/(\\ )? *$/, '$1');
  const isIncluding = trimmed.startsWith('!');
  const pattern = isIncluding ? trimmed.slice(1) : trimmed;
  const isForFoldersOnly = pattern.endsWith('/');
  const inner = isForFoldersOnly ? pattern.slice(0, -1) : pattern;
  if (inner === '') return null;
  const parts = inner.replace(/^\//, '').split('/');
  const path: (NamePattern | 'folders')[] = inner.includes('/') ? [] : ['folders'];
  for (const [index, part] of parts.entries()) {
    if (/^\*{2,}$/.test(part) && inner.includes('/')) {
      if (path.at(-1) !== 'folders') path.push('folders');
      // At the end it stands for everything inside, and not for the folder itself.
      if (index === parts.length - 1) path.push(['star']);
      continue;
    }
    const name = part === '' ? null : parseNamePattern(part);
    if (name === null) return null;
    path.push(name);
  }
  return { isIncluding, isForFoldersOnly, path };
}
