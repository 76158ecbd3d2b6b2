import type { ModelFit, NoteLanguage } from '../../shared/models.ts';
import { qualityOf, remarkOn } from './measured-quality.ts';

/** Languages that fewer notes are in do not matter for the choice of a model; many of them were mistaken for another. */
const minShare = 0.05;
/** In a small library one note is more than that: so many notes are needed, or so large a share of all. */
const minNotes = 3;
const largeShare = 1 / 3;

/** The languages of notes with their shares, the most common first. @param counts notes by ISO 639-1 code. */
export function noteLanguages(counts: ReadonlyMap<string, number>): NoteLanguage[] {
  const all = sum([...counts.values()]);
  const least = Math.max(all * minShare, Math.min(minNotes, all * largeShare));
  const common = [...counts].filter(([, notes]) => notes >= least).toSorted(([, a], [, b]) => b - a);
  const notesInThem = sum(common.map(([, notes]) => notes));
  return common.map(([language, notes]) => ({ language, share: notes / notesInThem }));
}

/** How well a model can be expected to find notes in these languages; null if it was not measured, or there are none. */
export function fitOf(model: string, languages: readonly NoteLanguage[]): ModelFit | null {
  const figures = languages.map((one) => {
    const quality = qualityOf(model, one.language);
    return quality === null ? null : { ...one, ...quality };
  });
  const known = figures.filter((figure) => figure !== null);
  if (known.length === 0 || known.length < figures.length) return null;
  const ndcg10 = sum(known.map((figure) => figure.share * figure.ndcg10));
  return { ndcg10, languages: known, remark: remarkOn(model) };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
