/** Entry of a process to be killed: an engine that goes on with its library, searches all the while, and says how that goes. */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { silentLogger } from '../../shared/log.ts';
import { textsInEnglish } from '../../shared/texts-in-english.ts';
import { childProcessInference } from '../embedding/inference-process.ts';
import { Engine } from '../engine.ts';
import { optionsFor } from './options.ts';

const [library, data] = process.argv.slice(2);
if (library === undefined || data === undefined) throw new Error('Give a library and a data folder.');

// It is killed again and again, which is no crash that its start has caused.
rmSync(join(library, 'running.json'), { force: true });

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const engine = await Engine.open(optionsFor(library, data), {
  startInference: childProcessInference(resolve(join(import.meta.dirname, 'logged-inference.ts'))),
  system: { token: async () => null, route: async () => null },
  logger: silentLogger,
  onLibraryChange: ({ reembed, model, embedded, failed, notice }) =>
    say({ model: model.key, embedded, failed, notice: textsInEnglish(notice), reembedded: reembed?.done ?? 0 }),
  onModelsChange: () => {},
  onMapChange: () => {},
  onDatabaseEnded: () => {},
});
engine.start();

for (let searches = 1; ; searches++) {
  const { hits } = await engine.search({ query: `about subject ${searches % 50}`, limit: 5, mode: 'hybrid' });
  if (hits.length === 0) say({ unanswered: searches });
  await new Promise((passed) => setTimeout(passed, 40));
}
