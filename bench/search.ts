/**
 * Search on labelled sets, with every model that is there: nDCG@10 of semantic, keyword and hybrid search, by kind of query
 * where a set has kinds; hybrid search against the better side, with the weights as built and with weights fitted on all
 * other families of sets; and what is said of the results.
 *   npm run bench:search -- [--quick] [--fit] [--quality] [--sets <folder>] [--models <folder>] [--cache <folder>]
 * With --quality, the figures that the app advises models by are written (src/engine/models/measured-quality.json).
 * What each query finds is gathered once, through the real indexing, models and search, and kept in the cache: remove
 * its folder `evidence` when indexing or search change, and `vectors` when models run differently.
 */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { mean } from '../src/cli/eval/metrics.ts';
import { figuresOf, ndcgs, own } from './search/figures.ts';
import { fit, gainOf, pairOf } from './search/fit.ts';
import { evidenceOf, type SetEvidence } from './search/gather.ts';
import { printGrades } from './search/grades.ts';
import { modelsIn } from './search/models.ts';
import { writeQuality } from './search/quality.ts';
import { acrossLanguages, setsIn } from './search/sets.ts';

const shared = resolve(import.meta.dirname, '../../shared');
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    fit: { type: 'boolean', default: false },
    quality: { type: 'boolean', default: false },
    sets: { type: 'string', default: join(shared, 'data/labelled') },
    models: { type: 'string', default: join(shared, 'models/real') },
    cache: { type: 'string', default: join(tmpdir(), 'nearnote-bench-search') },
  },
});
if (!existsSync(options.sets))
  throw new Error(`There are no labelled sets in ${options.sets}: name their folder by --sets.`);

if (options.quick && options.quality) throw new Error('The figures of all sets are needed: leave out --quick.');

/** Small sets of several kinds, for the quick form. */
const quickSets = ['everyday', 'everyday-large', 'anthropic-docs', 'corona-faq-de', 'meetings-summaries'];
const quickModels = ['starter', 'MiniLM'];

const allSets = setsIn(options.sets);
const sets = options.quick
  ? allSets.filter(({ name }) => quickSets.includes(name))
  : [...allSets, ...acrossLanguages(allSets)];
const { models: allModels, hub } = await modelsIn(options.models);
const models = allModels.filter(({ name }) => !options.quick || quickModels.includes(name));

const evidence: SetEvidence[] = [];
for (const model of models) {
  for (const set of sets) evidence.push(await evidenceOf(set, allSets, model, options.cache));
}
await hub.close();

printTable(
  'Sets in a language that the model knows',
  evidence.filter(({ isLanguageKnown }) => isLanguageKnown),
);
printTable(
  'Sets in a language that it does not know',
  evidence.filter(({ isLanguageKnown }) => !isLanguageKnown),
);
printKinds();
if (options.fit) printFit();
printGrades(evidence);
if (options.quality) writeQuality(evidence.filter(({ set }) => allSets.includes(set)));

function printTable(title: string, some: readonly SetEvidence[]): void {
  if (some.length === 0) return;
  console.log(`\n${title}, nDCG@10\n${'set'.padEnd(22)}${'model'.padEnd(9)}semantic keyword  hybrid  hybrid − better`);
  const gains = some.map((each) => {
    const { semantic, keyword, hybrid, gain } = figuresOf(each);
    const cells = [semantic, keyword, hybrid].map((value) => value.toFixed(3).padStart(8)).join('');
    console.log(`${each.set.name.padEnd(22)}${each.model.padEnd(9)}${cells}  ${signed(gain)}`);
    return { model: each.model, gain, hybrid };
  });
  for (const { name } of models) {
    const ownGains = gains.filter(({ model }) => model === name);
    if (ownGains.length === 0) continue;
    const [gain, hybrid] = [mean(ownGains.map((each) => each.gain)), mean(ownGains.map((each) => each.hybrid))];
    console.log(`mean, ${name.padEnd(10)} hybrid ${hybrid.toFixed(3)}  gain ${signed(gain)}`);
  }
  const all = gains.map(({ gain }) => gain);
  console.log(`mean of all ${signed(mean(all))}, worst ${signed(Math.min(...all))}`);
}

function printKinds(): void {
  const withKinds = evidence.filter(({ asked }) => asked.some(({ kind }) => kind !== null));
  if (withKinds.length === 0) return;
  console.log('\nBy kind of query, nDCG@10: semantic, keyword, hybrid');
  for (const each of withKinds) {
    const queries = own(each.asked);
    const [semantic, keyword, hybrid] = (['semantic', 'keyword', 'hybrid'] as const).map((mode) => ndcgs(each, mode));
    for (const kind of new Set(queries.map((query) => query.kind))) {
      const cells = [semantic, keyword, hybrid].map((values) =>
        mean(values?.filter((_, place) => queries[place]?.kind === kind) ?? []).toFixed(3),
      );
      console.log(`${each.set.name.padEnd(18)}${each.model.padEnd(9)}${String(kind).padEnd(12)}${cells.join('  ')}`);
    }
  }
}

/** Weights fitted on all families of sets but one, over all models, and tried on that one. */
function printFit(): void {
  const pairs = evidence.filter(({ isLanguageKnown }) => isLanguageKnown).map(pairOf);
  const gains: number[] = [];
  console.log('\nLeaving one family out: its gain over the better side, and the weights fitted on the others');
  for (const family of new Set(pairs.map((pair) => pair.evidence.set.family))) {
    const weights = fit(pairs.filter((pair) => pair.evidence.set.family !== family));
    const left = pairs.filter((pair) => pair.evidence.set.family === family).map((pair) => gainOf(pair, weights));
    gains.push(...left);
    console.log(`${family.padEnd(16)}${signed(mean(left))}  ${weightsText(weights)}`);
  }
  console.log(`mean of all, left out ${signed(mean(gains))}, worst ${signed(Math.min(...gains))}`);
  const weights = fit(pairs);
  const all = pairs.map((pair) => gainOf(pair, weights));
  console.log(`fitted on all         ${signed(mean(all))}, worst ${signed(Math.min(...all))}  ${weightsText(weights)}`);
}

function weightsText(weights: object): string {
  return Object.entries(weights)
    .map(([name, value]) => `${name} ${Number(value).toPrecision(3)}`)
    .join(', ');
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;
}
