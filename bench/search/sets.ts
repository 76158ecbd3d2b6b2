import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A folder with a labelled set. */
export interface NamedSet {
  name: string;
  folder: string;
  /** The folder that the queries and labels are in: another language’s, in a set across languages. */
  queries: string;
  /** Sets of one family have texts or authors in common: they are left out together. */
  family: string;
}

const families: Readonly<Record<string, string>> = {
  'everyday-large': 'everyday',
  'corona-faq-de': 'covid',
  'covidqa-long': 'covid',
  'faquad-pt': 'encyclopedia',
  'piaf-fr': 'encyclopedia',
  'meetings-questions': 'meetings',
  'meetings-summaries': 'meetings',
};

/** All labelled sets in a folder or its subfolders; a set of several languages has a subfolder for each. */
export function setsIn(folder: string, prefix = ''): NamedSet[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): NamedSet[] => {
    if (!entry.isDirectory()) return [];
    const path = join(folder, entry.name);
    const name = `${prefix}${entry.name}`;
    const isSet = ['corpus.jsonl', 'paraphrase.json'].some((file) => existsSync(join(path, file)));
    if (!isSet) return prefix === '' ? setsIn(path, `${name}-`) : [];
    const family = families[name] ?? (prefix === '' ? name : prefix.slice(0, -1));
    return [{ name, folder: path, queries: path, family }];
  });
}

/** XQuAD is parallel: the same ids in every language, so that the questions of one are answered by the paragraphs of another. */
export function acrossLanguages(sets: readonly NamedSet[]): NamedSet[] {
  const parallel = sets.filter(({ family }) => family === 'xquad');
  const english = parallel.find(({ name }) => name === 'xquad-en');
  if (english === undefined) return [];
  const others = parallel.filter((set) => set !== english);
  return others.map(({ name, queries }) => ({ ...english, name: `${name} to en`, queries }));
}

const query = z.object({ _id: z.coerce.string(), kind: z.string().optional() });

/** The kind of each query, by id, where the set says it. */
export function kindsOf({ queries }: NamedSet): Map<string, string> {
  const file = join(queries, 'queries.jsonl');
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return new Map(
    lines.flatMap((line) => {
      const { _id, kind } = query.parse(JSON.parse(line));
      return kind === undefined ? [] : [[_id, kind]];
    }),
  );
}

/** At most so many of these, evenly spread. */
export function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, place) => items[Math.floor(((place + 0.5) * items.length) / most)]).filter(
    (item) => item !== undefined,
  );
}
