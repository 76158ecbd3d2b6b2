import { z } from 'zod';
import type { Engine } from '../engine/engine.ts';
import type { Hit, SearchMode, SearchResponse } from '../shared/domain.ts';
import { NearnoteError } from '../shared/errors.ts';
import { jsonLines } from './json-lines.ts';
import { openExisting } from './library.ts';

interface SearchOptions {
  library: string;
  queries?: string;
  limit: number;
  mode: SearchMode;
  json?: boolean;
}

const queryLine = z.object({ _id: z.union([z.string(), z.number()]), text: z.string() });

export async function searchCommand(query: string | undefined, options: SearchOptions): Promise<void> {
  if ((query === undefined) === (options.queries === undefined)) {
    throw new NearnoteError('invalid-request', 'Give a query, or a file of queries with --queries.');
  }
  const engine = await openExisting(options.library);
  try {
    if (query !== undefined) await answerOne(engine, query, options);
    else if (options.queries !== undefined) await answerAll(engine, options.queries, options);
  } finally {
    await engine.close();
  }
}

async function answerOne(engine: Engine, query: string, { limit, mode, json }: SearchOptions): Promise<void> {
  const response = await engine.search({ query, limit, mode });
  process.stdout.write(json === true ? `${JSON.stringify(resultOf(response))}\n` : readable(response));
}

async function answerAll(engine: Engine, file: string, { limit, mode, json }: SearchOptions): Promise<void> {
  for await (const { _id, text } of jsonLines(file, queryLine)) {
    const response = await engine.search({ query: text, limit, mode });
    process.stdout.write(
      json === true ? `${JSON.stringify({ _id, ...resultOf(response) })}\n` : `${_id} ${text}\n${readable(response)}\n`,
    );
  }
}

function resultOf({ hits, ms }: SearchResponse) {
  return {
    ms: Math.round(ms * 100) / 100,
    results: hits.map(({ path, title, headings, passage, start, end, score, similarity, folder }) => ({
      path,
      title,
      heading: headings.join(' › '),
      passage,
      start,
      end,
      score,
      similarity,
      folder,
    })),
  };
}

function readable({ hits, searchable }: SearchResponse): string {
  const partly =
    searchable < 1
      ? `Searching ${Math.floor(searchable * 100)} % of your notes by meaning; the rest is not embedded yet.\n`
      : '';
  if (hits.length === 0) return `${partly}Nothing was found.\n`;
  return partly + hits.map(describeHit).join('\n');
}

function describeHit({ title, path, headings, passage, similarity }: Hit): string {
  const closeness = similarity === null ? '' : `  ${Math.round(similarity * 100)} %`;
  const trail = headings.filter((heading) => heading !== title).join(' › ');
  const text = passage.replace(/\s+/g, ' ').trim();
  const shown = text.length > 240 ? `${[...text].slice(0, 240).join('')}…` : text;
  return `${title}${closeness}\n  ${path}${trail === '' ? '' : ` › ${trail}`}\n  ${shown}\n`;
}
