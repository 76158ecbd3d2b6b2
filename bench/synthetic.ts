import { randomNumbers } from '../src/engine/testing/random-numbers.ts';

/**
 * A library that nobody wrote, of any size: passages in clusters, both their vectors and their words, as notes of a user are about
 * some subjects. Everything follows from the number of a passage, so that none need be kept.
 */
export interface Synthetic {
  vector(passage: number): Float32Array;
  /** Words of its subject and words of all subjects, both as frequent as Zipf says. */
  text(passage: number): string;
  /** A question about a subject, with the vector that a model would give it. */
  query(number: number): { text: string; vector: Float32Array };
}

const subjects = 1_000;
const themesOfSubject = 30;
const vocabulary = 60_000;
const wordsOfSubject = 400;
const wordsOfPassage = 90;
const shareOfSubject = 0.4;
/**
 * How much of a vector is its subject, the theme within it, the note, and the passage's own; and what all vectors have in common.
 * Chosen so that similarities fall off from the first to the thousandth as they do between real questions and notes.
 */
const weights = { subject: 0.7, theme: 0.7, note: 0.3, own: 0.9, common: 0.35 };

export function synthetic(passages: number, dimensions: number): Synthetic {
  // Later dimensions vary less, as the principal components of real embeddings do.
  const scale = Float32Array.from({ length: dimensions }, (_, index) => (index + 1) ** -0.3);
  const shared = direction(numbersFrom(1), scale);
  const centres = Array.from({ length: subjects }, (_, subject) => direction(numbersFrom(2, subject), scale));

  const aboutNote = (note: number): Float32Array => {
    const { subject, theme } = placeOf(note);
    const parts = [
      { weight: weights.common, part: shared },
      { weight: weights.subject, part: centres[subject] ?? shared },
      { weight: weights.theme, part: direction(numbersFrom(7, theme), scale) },
      { weight: weights.note, part: direction(numbersFrom(8, note), scale) },
    ];
    return scale.map((_, index) => parts.reduce((sum, { weight, part }) => sum + weight * (part[index] ?? 0), 0));
  };
  let last = { note: 0, about: aboutNote(0) };
  const vectorIn = (note: number, next: () => number): Float32Array => {
    if (last.note !== note) last = { note, about: aboutNote(note) };
    const own = direction(next, scale);
    return unit(last.about.map((value, index) => value + weights.own * (own[index] ?? 0)));
  };

  return {
    vector(passage) {
      return vectorIn(noteOf(passage), numbersFrom(3, passage));
    },
    text(passage) {
      const next = numbersFrom(4, passage);
      const { subject } = placeOf(noteOf(passage));
      const words = Array.from({ length: wordsOfPassage }, () =>
        next() < shareOfSubject ? wordOfSubject(subject, next) : word(zipf(next, vocabulary)),
      );
      return `${words.join(' ')}.`;
    },
    query(number) {
      const next = numbersFrom(5, number);
      const note = Math.floor(next() * (passages / passagesOfNote));
      const { subject } = placeOf(note);
      const text = Array.from({ length: 2 + Math.floor(next() * 4) }, () => wordOfSubject(subject, next)).join(' ');
      return { text, vector: vectorIn(note, next) };
    },
  };
}

export const passagesOfNote = 4;

function noteOf(passage: number): number {
  return Math.floor(passage / passagesOfNote);
}

/** What a note is about; there are more notes about some subjects than about others. */
function placeOf(note: number): { subject: number; theme: number } {
  const next = numbersFrom(6, note);
  const subject = Math.floor(subjects * next() ** 2);
  return { subject, theme: subject * themesOfSubject + Math.floor(themesOfSubject * next()) };
}

function wordOfSubject(subject: number, next: () => number): string {
  return word((subject * 7_919 + zipf(next, wordsOfSubject) * 101) % vocabulary);
}

/** A number below `count`, small ones more often: its logarithm is evenly spread. */
function zipf(next: () => number, count: number): number {
  return Math.floor(count ** next()) - 1;
}

const syllables = [...'bdfgklmnprstvz'].flatMap((consonant) => [...'aeiou'].map((vowel) => consonant + vowel));

/** The word of a number: three or four syllables, each number another word. */
function word(number: number): string {
  let rest = number;
  let text = '';
  do {
    text += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
  } while (rest > 0);
  return `${text}n`;
}

function direction(next: () => number, scale: Float32Array): Float32Array {
  return unit(scale.map((value) => value * (next() + next() + next() - 1.5)));
}

function unit(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const component of vector) squares += component * component;
  const length = Math.sqrt(squares);
  return vector.map((component) => component / length);
}

/** Numbers between 0 and 1, others for every purpose and item. */
function numbersFrom(purpose: number, item = 0): () => number {
  return randomNumbers(Math.imul(item + 1, 0x9e3779b1) ^ Math.imul(purpose, 0x85ebca6b));
}
