/** Words of a passage of our length, about 200 tokens. */
export const passageWords = 185;

/** A text of so many words, its own and the same each time. */
export function textOf(words: number, number: number): string {
  const all =
    'the river of a small mountain village and its garden in winter where people search for notes about trains meetings recipes tickets and unfinished Kubernetes certificates that expired yesterday'.split(
      ' ',
    );
  return Array.from({ length: words }, (_, at) => all[(at * (1 + (number % 23)) + number * 7) % all.length]).join(' ');
}
