import { describe, expect, it, vi } from 'vitest';
import { addNote, indexOf, type TestNote } from '../../testing/passages.ts';
import { starterTokenizer } from '../../testing/paths.ts';
import { Dictionary } from '../../text-index/analysis/dictionary.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { Bm25 } from './bm25.ts';
import { bm25Shares } from './bm25-shares.ts';
import { Completions } from './completions.ts';
import { KeywordSearch } from './keyword-search.ts';

const dictionary = new Dictionary(starterTokenizer);

function searchOf(index: TextIndex) {
  const keywords = new KeywordSearch(index, dictionary);
  const bm25 = new Bm25(index);
  /** Slots that hold any of the words, best first. */
  const found = (query: string) => {
    const { scores } = bm25.score(keywords.queryTerms(query));
    const slots = [...scores.keys()].filter((slot) => (scores[slot] ?? 0) > 0 && index.slots.alive[slot] === 1);
    return slots.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  };
  /** The stems of the words that mistyped ones are taken for. */
  const takenFor = (query: string) =>
    keywords.mistyped(query).flatMap(({ termIds }) => termIds.map((id) => index.vocabulary.terms[id]));
  return { index, keywords, bm25, found, takenFor };
}

const over = (...notes: (string | TestNote)[]) =>
  searchOf(indexOf(notes.map((note) => (typeof note === 'string' ? { passages: [note] } : note))));

describe('keyword search', () => {
  it('keyword search scores by BM25', () => {
    const { keywords, bm25 } = over('bee bee hive', 'bee', 'wax honey comb queen drone');
    const { scores, maxScore } = bm25.score(keywords.queryTerms('bee hive'));
    const [k1, b] = [1.2, 0.6];
    const average = (3 + 1 + 5) / 3;
    const idf = (holding: number) => Math.log(1 + (3 - holding + 0.5) / (holding + 0.5));
    const part = (frequency: number, length: number) =>
      (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + (b * length) / average));
    const wanted = [idf(2) * part(2, 3) + idf(1) * part(1, 3), idf(2) * part(1, 1), 0];
    for (const [slot, score] of wanted.entries()) expect(scores[slot]).toBeCloseTo(score, 5);
    expect(maxScore).toBeCloseTo(wanted[0] ?? 0, 5);
  });

  it('keyword search says what each word adds, and the score is their sum', () => {
    const { index, keywords, bm25 } = over('bee bee hive', 'bee', 'wax');
    const words = keywords.queryTerms('bee hive wax');
    const [shares = [], ...others] = bm25Shares(index, words, [0, 99]);
    expect(shares[2]).toBe(0);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(bm25.score(words).scores[0] ?? 0, 5);
    expect(others).toEqual([[0, 0, 0]]);
  });

  it('keyword search finds what holds any of the words, first what holds more of them', () => {
    expect(over('garden', 'bees in the garden', 'router').found('garden bees')).toEqual([1, 0]);
  });

  it('keyword search puts a note with the word in its title before one that only mentions it', () => {
    const notes: TestNote[] = [
      { passages: ['about the router here'] },
      { title: 'Router', passages: ['about it here'] },
    ];
    expect(over(...notes).found('router')).toEqual([1, 0]);
  });

  it('keyword search does not find removed passages, and finds those that came later', () => {
    const index = indexOf([{ passages: ['old bees'] }]);
    const { found } = searchOf(index);
    expect(found('bees')).toEqual([0]);
    index.remove([1], true);
    addNote(index, 2, { passages: ['new bees'] });
    expect(found('bees')).toEqual([1]);
  });

  it('the words that a beginning may become are looked up once for a state of the library', () => {
    const index = indexOf([{ passages: ['a market'] }]);
    const { keywords } = searchOf(index);
    const lookedUp = vi.spyOn(Completions.prototype, 'of');
    const completions = () => keywords.queryTerms('marke').flatMap(({ termIds }) => termIds);
    expect([completions(), completions()].map(({ length }) => length)).toEqual([1, 1]);
    expect(lookedUp).toHaveBeenCalledTimes(1);
    addNote(index, 2, { passages: ['the markers'] });
    expect(completions()).toHaveLength(2);
    lookedUp.mockRestore();
  });

  it('keyword search tells versions and names with signs from their parts', () => {
    const { found } = over('released 1.0.21 at last', 'released 1.0.2, then 21', 'written in C++', 'vitamin C');
    expect(found('1.0.21')[0]).toBe(0);
    expect(found('C++')[0]).toBe(2);
  });

  it('keyword search finds compounds however they are joined', () => {
    const { found } = over('call getUserName here', 'the get_user_name function', 'a user');
    for (const query of ['getUserName', 'get_user_name', 'get-user-name']) {
      expect(found(query).slice(0, 2).sort()).toEqual([0, 1]);
    }
  });

  it('keyword search finds Chinese, Japanese and Thai, and a single character of them', () => {
    const { found } = over('东京是日本的首都', '京都には古い寺が', 'ประเทศไทย');
    expect(found('日本的首都')[0]).toBe(0);
    expect(found('古い')).toEqual([1]);
    expect(found('寺')).toEqual([1]);
    expect(found('ไทย')).toEqual([2]);
  });

  it('keyword search reads the query in the languages that are common in the library', () => {
    const { keywords, found } = over(
      { language: 'de', passages: ['viele Häuser'] },
      { language: 'de', passages: ['x'] },
    );
    expect(keywords.languages()).toEqual(['de', 'en']);
    expect(found('Haus')).toEqual([0]);
  });

  it('keyword search reads the query in no more languages than are common', () => {
    const rare = Array.from({ length: 50 }, (): TestNote => ({ language: 'en', passages: ['x'] }));
    expect(over(...rare, { language: 'fi', passages: ['y'] }).keywords.languages()).toEqual(['en']);
  });
});

describe('a word that is in no note', () => {
  it('a mistyped word is taken for the nearest one that is in a note', () => {
    const { takenFor } = over('the certificate expired', 'Sonnenblume is the key');
    expect(takenFor('certifcate sonnenbulme key')).toEqual(['certif', 'sonnenblum']);
  });

  it('a word is taken for the right one where mistyped it has another stem', () => {
    const { takenFor } = over(
      'the renovation of the kitchen, a transaction in Postgres, boiler inspections',
      'planning to carry on with the maintenance and the documentation of organizations, an invitation to a celebration',
      { language: 'de', passages: ['Die Versicherung und die Möglichkeiten der Zusammenarbeit'] },
    );
    const right = {
      renov: ['renovaton', 'renovatoin', 'renvation'],
      transac: ['transacton'],
      inspec: ['inspecton', 'inspetcion'],
      plan: ['plannign'],
      carri: ['carryign'],
      document: ['documentaton'],
      organ: ['organizatoin'],
      invit: ['invitaton'],
      celebr: ['celebartion'],
      versicher: ['versicherugn'],
      moglich: ['moglichkieten'],
    };
    for (const [stem, mistyped] of Object.entries(right))
      for (const typed of mistyped) expect(takenFor(typed), typed).toEqual([stem]);
  });

  it('a word that only ends as another does is not taken for it', () => {
    const { takenFor } = over('an estimation, a donation, a vocation and the formations of clouds');
    for (const typed of ['intimation', 'vexation', 'striations']) expect(takenFor(typed), typed).toEqual([]);
  });

  it('of two words that are equally near, the one beside the rest of the query is taken', () => {
    const { takenFor } = over('an inspector calls', 'the inspector', 'inspection of the car', 'a car');
    expect(takenFor('car inspecton')[0]).toBe('inspec');
  });

  it('a word that is still being typed finds those of which the stem is shorter than its beginning', () => {
    const { keywords, found } = over('two universities', { passages: ['die Universität'], language: 'de' }, 'a garden');
    for (const typed of ['univers', 'universi', 'universit']) expect(found(typed), typed).toEqual([0, 1]);
    expect(found('organi')).toEqual([]);
    expect(keywords.mistyped('universit')).toEqual([]);
  });

  it('a mistyped word is taken for one that stands beside the rest of the query before a commoner one', () => {
    const passages = ['draw a line', 'draw a house', 'the drain of the dishwasher', 'a dishwasher'];
    const { keywords, takenFor } = over(...passages);
    expect(takenFor('draning')[0]).toBe('draw');
    expect(takenFor('dishwasher draning')[0]).toBe('drain');
    expect(keywords.mistyped('dishwaser draning')).toMatchObject([{ typed: 'dishwaser' }, { typed: 'draning' }]);
    expect(takenFor('dishwaser draning')).toEqual(['dishwash', 'drain', 'draw']);
  });

  it('a note in a rare language is found by its words, which are not taken for mistyped ones', () => {
    const others = Array.from({ length: 50 }, (): TestNote => ({ language: 'en', passages: ['the chicken was soft'] }));
    const { found, takenFor, keywords } = over(...others, { language: 'es', passages: ['Paella con judías'] });
    expect(keywords.languages()).toEqual(['en']);
    expect(found('paella')).toEqual([50]);
    expect(found('judías')).toEqual([50]);
    expect(takenFor('paella judías')).toEqual([]);
    expect(keywords.exactTerms('paella')[0]?.termIds).toHaveLength(1);
  });

  it('a small word of any language of the library is not taken for a mistyped one', () => {
    const others = Array.from({ length: 50 }, (): TestNote => ({ language: 'en', passages: ['we have a view'] }));
    const { takenFor } = over(...others, { language: 'de', passages: ['Heizung'] });
    expect(takenFor('wie viel Druck')).toEqual([]);
    expect(takenFor('veiw')).toEqual(['view']);
  });

  it('a word is not read in a rare language to find notes in another', () => {
    // The Spanish stem of “palo” is the English word “pal”.
    const others = Array.from({ length: 50 }, (): TestNote => ({ language: 'en', passages: ['an old pal'] }));
    expect(over(...others, { language: 'es', passages: ['x'] }).found('palo')).toEqual([]);
  });

  it('a mistyped word is never taken for a small one, in any language of the library', () => {
    const { keywords } = over(
      'take the milk from the fridge, because it was left there',
      { language: 'de', passages: ['Der Kuchen wird nicht ohne Zucker gebacken'] },
      'a fridge magnet',
    );
    for (const typed of ['frob', 'tehre', 'becauze', 'nihct', 'ohnne']) {
      expect(keywords.mistyped(typed), typed).toEqual([]);
    }
    expect(keywords.mistyped('frigde zuckre')).toMatchObject([{ typed: 'frigde' }, { typed: 'zuckre' }]);
  });

  it('figures and parts of identifiers are not taken for others, and words with hyphens are', () => {
    const { keywords } = over('kx83-mango-7714 from 2018, getUserName, the sourdough');
    for (const typed of ['20188', 'kx84-mangoo-7715', 'getUzerNaame', 'user_naame', '#sourdoguh']) {
      expect(keywords.mistyped(typed), typed).toEqual([]);
    }
    expect(keywords.mistyped('rye-sourdoguh')).toMatchObject([{ typed: 'sourdoguh' }]);
  });

  it('a word that is spelt as it should be is not taken for another', () => {
    const { keywords, found } = over('the house is old');
    expect(found('horse')).toEqual([]);
    expect(keywords.queryTerms('horse')).toMatchObject([{ termIds: [] }]);
    expect(keywords.mistyped('horse')).toEqual([]);
  });

  it('a short word is not taken for another', () => {
    expect(over('cat').found('czt')).toEqual([]);
  });

  it('a word is completed while it is typed, and only then', () => {
    const { keywords, found } = over('Sonnenblume is the key', 'Kirschbaum');
    expect(found('sonnenbl')).toEqual([0]);
    expect(keywords.mistyped('sonnenbl')).toEqual([]);
    expect(found('sonnenbl key').length).toBe(1);
    expect(keywords.queryTerms('sonnenb ')).toMatchObject([{ termIds: [] }]);
  });

  it('a mistyped word is not taken for one that only a removed note held', () => {
    const index = indexOf([{ passages: Array.from({ length: 2_001 }, () => 'Sonnenblume') }, { passages: ['x'] }]);
    const { keywords } = searchOf(index);
    index.remove([1], true);
    expect(keywords.mistyped('sonnenbulme')).toEqual([]);
  });

  it('a word that is in no note counts as the rarest there is', () => {
    const { keywords, bm25 } = over('bee', 'hive', 'wax');
    const { maxScore } = bm25.score(keywords.queryTerms('bee horse'));
    expect(bm25.score(keywords.queryTerms('bee')).maxScore).toBeLessThan(maxScore / 2);
  });
});

describe('a word that notes are not to hold', () => {
  const { keywords } = over('C++ and CMake', 'vitamin C', 'the certificate');
  it('an excluded word is meant exactly: nothing similar is kept out', () => {
    expect(keywords.exactTerms('certifcate')).toMatchObject([{ termIds: [] }]);
    expect(keywords.exactTerms('certificates')).toMatchObject([{ termIds: [expect.any(Number)] }]);
  });

  it('an excluded word is found in a note of a rare language, too, and is not called mistyped', () => {
    const english = Array.from({ length: 40 }, () => ({ passages: ['walks along the river'] }));
    const rare = over(
      ...english,
      { passages: ['katso myös annettavaksi'], language: 'fi' },
      { passages: ['annettavaksu'] },
    );
    expect(rare.keywords.languages()).not.toContain('fi');
    expect(rare.keywords.exactTerms('annettavaksi')).toMatchObject([{ termIds: [expect.any(Number)] }]);
    expect(rare.takenFor('annettavaksi')).toEqual([]);
    expect(rare.takenFor('anettavaksu')).not.toEqual([]);
  });

  it('an excluded compound is meant as a whole, not each of its parts', () => {
    expect(keywords.exactTerms('C++')).toMatchObject([{ typed: 'C++' }]);
  });

  it('an excluded word may be a stop word', () => {
    expect(keywords.exactTerms('the')).toMatchObject([{ typed: 'the', termIds: [expect.any(Number)] }]);
  });
});
