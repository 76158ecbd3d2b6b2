const hangulEnd = /[\uac00-\ud7a3]$/;

/** Particles that follow a noun: after a final consonant, after a vowel, and after either. The longest come first. */
const afterConsonant =
  '이라고는 으로부터 으로서의 이라는 이라고 이라도 으로는 으로도 으로서 으로써 이나마 입니다 이에요 으로 이나 이랑 이란 이다 은 이 을 과'.split(
    ' ',
  );
const afterVowel = '라고는 로부터 로서의 라는 라고 라도 로는 로도 로서 로써 예요 로 나 랑 란 는 가 를 와'.split(' ');
const afterEither =
  '에서부터 에게서는 에서는 에서도 에서의 에서만 에게서 에게는 한테서 까지는 까지도 부터는 만으로 들에게 들에서 에서 에게 에는 에도 에만 한테 께서 까지 부터 마다 조차 마저 처럼 보다 만큼 하고 밖에 대로 들은 들이 들을 들의 들과 들도 과는 와는 과의 와의 의 에 도 만 들'.split(
    ' ',
  );
const particles = [...afterEither, ...afterConsonant, ...afterVowel].sort((a, b) => b.length - a.length);
/** Of one syllable a noun only loses these, or longer ones: the others end words, too (포도, 나랑). */
const certain = new Set('은 는 을 를 과 와 에 이 가 의 로'.split(' '));
/** Of these it is clear enough that a query means the noun alone. */
const clear = new Set('은 는 을 를'.split(' '));

/**
 * The noun in a Korean word with its particle (도서관 of 도서관에서); null if it has none. Words that only look so lose their
 * end, too, which does no harm where the whole word is known as well.
 * @param isQuery whether the word is asked for: then a noun of one syllable must be certain.
 */
export function nounOf(word: string, isQuery = false): string | null {
  if (!hangulEnd.test(word)) return null;
  for (const particle of particles) {
    if (!word.endsWith(particle) || word.length <= particle.length) continue;
    const noun = word.slice(0, -particle.length);
    if (!follows(particle, noun)) continue;
    const isSure = noun.length > 1 || particle.length > 1 || (isQuery ? clear : certain).has(particle);
    if (!isSure) continue;
    return noun;
  }
  return null;
}

function follows(particle: string, noun: string): boolean {
  const code = noun.charCodeAt(noun.length - 1) - 0xac00;
  // After letters and digits of other scripts nobody knows how they are read.
  if (code < 0 || code > 11_171) return true;
  const final = code % 28;
  if (afterEither.includes(particle)) return true;
  // After ㄹ the vowel’s form of 으로 stands.
  if (particle.startsWith('로')) return final === 0 || final === 8;
  return final === 0 ? afterVowel.includes(particle) : afterConsonant.includes(particle);
}

/** What may follow a Korean noun in a text, as the source of an expression. */
export const particlePattern = `(?:${particles.join('|')})?`;
