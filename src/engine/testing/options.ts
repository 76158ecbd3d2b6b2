import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { EngineOptions } from '../../shared/engine-process.ts';
import { models, root, sampleSource } from './paths.ts';
import { testTemplate } from './template.ts';

/** What a test gives an engine: the built-in models, and the sources of its threads. */
export function optionsFor(library: string, data: string): EngineOptions {
  return {
    library,
    models,
    data,
    sample: sampleSource,
    template: testTemplate,
    parsingWorker: join(root, 'src/engine/parsing/worker.ts'),
    mapWorker: join(root, 'src/engine/map/worker.ts'),
    owner: 'a test',
    session: randomUUID(),
  };
}
