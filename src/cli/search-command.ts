import { z } from 'zod';
import type { Engine } from '../engine/engine.ts';
import type { SearchMode } from '../shared/domain.ts';
import { NearnoteError } from '../shared/errors.ts';
import { jsonLines } from './json-lines.ts';
import { openExisting } from './library.ts';
import { readable, resultOf } from './search-output.ts';

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
