import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const words =
  'harbour lantern copper meadow ledger violin engine orchard signal pepper granite window thunder cotton bridge ' +
  'saddle pigeon mirror winter kettle marble ribbon turbine almond canyon pocket glacier whistle barley compass ' +
  'anchor velvet circuit mustard feather tunnel quarry blanket cinema garden hammer island jacket kernel ladder ' +
  'magnet needle oyster pencil quilt rocket silver ticket umbrella valley walnut yellow zipper basket candle';

/**
 * Writes `count` notes of four sections each, no two passages alike, so that embedding them takes a while.
 * The same count and seed give the same notes.
 */
export async function writeManyNotes(folder: string, count: number, seed = 7): Promise<void> {
  const vocabulary = words.split(' ');
  let state = seed;
  const pick = (): string => {
    // The “minimal standard” generator of Park and Miller.
    state = (state * 48_271) % 2_147_483_647;
    return vocabulary[state % vocabulary.length] ?? '';
  };
  const sentences = (length: number): string => Array.from({ length }, pick).join(' ');
  const perFolder = 100;
  for (let index = 0; index < count; index++) {
    const place = join(folder, `part-${Math.floor(index / perFolder)}`);
    if (index % perFolder === 0) await mkdir(place, { recursive: true });
    const sections = Array.from({ length: 4 }, (_, part) => `## Section ${part + 1}\n\n${sentences(150)}.\n`);
    await writeFile(join(place, `note-${index}.md`), `# Note ${index}: ${sentences(3)}\n\n${sections.join('\n')}`);
  }
}
