import { z } from 'zod';
import type { Engine } from '../engine/engine.ts';
import type { SearchMode, SearchResponse } from '../shared/domain.ts';
import { NearnoteError } from '../shared/errors.ts';
import { userText } from '../shared/user-text.ts';
import { jsonLines } from './json-lines.ts';
import { openExistingEngine } from './open-engine.ts';
import { readable, resultOf, suggestionsOf } from './search-output.ts';
import { type Output, print, type Terminal } from './terminal.ts';

interface SearchOptions {
  library: string;
  queries?: string;
  limit: number;
  mode: SearchMode;
  json?: boolean;
}

const queryLine = z.object({ _id: z.union([z.string(), z.number()]), text: z.string() });

/** As many as a user reads. */
const mostSentences = 20;

export async function searchCommand(
  query: string | undefined,
  options: SearchOptions,
  terminal: Terminal,
): Promise<void> {
  if ((query === undefined) === (options.queries === undefined)) {
    throw new NearnoteError('invalid-request', userText('Give a query, or a file of queries with --queries.'));
  }
  const engine = await openExistingEngine(options.library, { terminal });
  try {
    if (query !== undefined) await answerOne(engine, query, options, terminal);
    else if (options.queries !== undefined) await answerAll(engine, options.queries, options, terminal.stdout);
  } finally {
    await engine.close();
  }
}

async function answerOne(
  engine: Engine,
  query: string,
  { limit, mode, json }: SearchOptions,
  { stdout, stderr }: Terminal,
): Promise<void> {
  const found = await engine.search({ query, limit, mode });
  const response = mode === 'keyword' ? found : await withSentences(engine, query, found);
  print(stdout, json === true ? `${JSON.stringify(resultOf(response))}\n` : readable(response));
  if (json !== true) print(stderr, suggestionsOf(response));
}

/** Has the sentences told that the search did not tell: they cost more than it, so not for a whole file of questions. */
async function withSentences(engine: Engine, query: string, response: SearchResponse): Promise<SearchResponse> {
  const untold = response.hits.filter(({ sentence }) => sentence === null).slice(0, mostSentences);
  const sentences = await engine.sentences(
    query,
    untold.map(({ chunkId }) => chunkId),
  );
  const hits = response.hits.map((hit) => ({ ...hit, sentence: hit.sentence ?? sentences.get(hit.chunkId) ?? null }));
  return { ...response, hits };
}

async function answerAll(
  engine: Engine,
  file: string,
  { limit, mode, json }: SearchOptions,
  stdout: Output,
): Promise<void> {
  for await (const { _id, text } of jsonLines(file, queryLine)) {
    const response = await engine.search({ query: text, limit, mode });
    print(
      stdout,
      json === true ? `${JSON.stringify({ _id, ...resultOf(response) })}\n` : `${_id} ${text}\n${readable(response)}\n`,
    );
  }
}
