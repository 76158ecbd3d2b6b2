import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresOf, own } from './figures.ts';
import type { SetEvidence } from './gather.ts';

/** The models of the catalogue by the bench’s names. */
const ids: Readonly<Record<string, string>> = {
  starter: 'starter',
  MiniLM: 'Xenova/all-MiniLM-L6-v2',
  bge: 'Xenova/bge-small-en-v1.5',
  e5: 'Xenova/multilingual-e5-small',
};

const file = join(import.meta.dirname, '../../src/engine/models/measured-quality.json');

/** Writes the figures that the app advises models by; see src/engine/models/measured-quality.ts for their shape. */
export function writeQuality(evidence: readonly SetEvidence[]): void {
  const bySet = Map.groupBy(evidence, ({ set }) => set);
  const sets = [...bySet].map(([{ name, family }, all]) => ({
    set: name,
    family,
    language: /-([a-z]{2})$/.exec(name)?.[1] ?? 'en',
    queries: own(first(all).asked).length,
    words: rounded(figuresOf(first(all)).keyword),
    models: Object.fromEntries(
      all.map((each) => {
        const { semantic, hybrid } = figuresOf(each);
        return [ids[each.model] ?? each.model, { semantic: rounded(semantic), hybrid: rounded(hybrid) }];
      }),
    ),
  }));
  writeFileSync(file, `${JSON.stringify({ sets }, null, 2)}\n`);
}

function first(all: readonly SetEvidence[]): SetEvidence {
  const [evidence] = all;
  if (evidence === undefined) throw new Error('A set has no evidence.');
  return evidence;
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}
