import { parse } from 'smol-toml';
import { parseDocument } from 'yaml';
import { z } from 'zod';

const titled = z.object({ title: z.union([z.string(), z.number()]) });

/**
 * The title that a note's front matter states; null where it states none. Front matter that cannot be parsed is
 * common in real vaults (templates, tabs, half-typed lines): such a note simply has no stated title.
 */
export function frontMatterTitle(source: string, language: 'yaml' | 'toml'): string | null {
  const data = titled.safeParse(language === 'yaml' ? parseYaml(source) : parseToml(source));
  const title = data.success ? String(data.data.title).trim() : '';
  return title === '' ? null : title;
}

function parseYaml(source: string): unknown {
  const document = parseDocument(source, { logLevel: 'silent', strict: false });
  // Aliases are refused: a few lines of them can unfold into gigabytes.
  return document.errors.length > 0 ? null : withoutThrowing(() => document.toJS({ maxAliasCount: 0 }));
}

function parseToml(source: string): unknown {
  return withoutThrowing(() => parse(source));
}

function withoutThrowing(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return null;
  }
}
