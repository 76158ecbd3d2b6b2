import { describe, expect, it, onTestFinished } from 'vitest';
import { NearnoteError } from '../../shared/errors.ts';
import type { HostedModel, Pause } from '../../shared/models.ts';
import { textsInEnglish } from '../../shared/texts-in-english.ts';
import { verbatim } from '../../shared/user-text.ts';
import type { PreparedChunk } from '../notes/prepared-note.ts';
import type { Database } from '../store/database.ts';
import { countFailed, listFailures } from '../store/failures.ts';
import { insertFolder } from '../store/folders.ts';
import { createGeneration, listGenerations } from '../store/generations.ts';
import { storeNotes } from '../store/notes.ts';
import { storedFiles } from '../store/stored-files.ts';
import { countEmbedded, pendingTexts } from '../store/vectors.ts';
import { emptyDatabase } from '../testing/library.ts';
import { plainText } from '../testing/passages.ts';
import { NoteTerms } from '../text-index/analysis/chunk-terms.ts';
import { TextIndex } from '../text-index/text-index.ts';
import { EmbeddingQueue, type QueueObserver } from './embedding-queue.ts';
import { type BatchLimits, type EmbeddingProvider, RetryLaterError } from './provider.ts';

const spec: HostedModel = {
  kind: 'hosted',
  id: 'test',
  name: 'Test',
  service: 'custom',
  baseUrl: 'http://localhost',
  model: 'test',
  dimensions: 3,
  asksForDimensions: false,
};

/** A provider whose failures a test decides; it remembers every text that it has embedded. */
class ScriptedProvider implements EmbeddingProvider {
  readonly spec = spec;
  limits: BatchLimits = { texts: 64, tokens: 100_000 };
  readonly isReady = true;
  readonly embedded: string[] = [];
  readonly batches: string[][] = [];
  readonly #before: (texts: readonly string[]) => Promise<void> | void;

  constructor(before: (texts: readonly string[]) => Promise<void> | void = () => {}) {
    this.#before = before;
  }

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    this.batches.push([...texts]);
    await this.#before(texts);
    this.embedded.push(...texts);
    return texts.map(() => new Float32Array([1, 0, 0]));
  }

  preload(): void {}

  unloadPassages(): void {}

  close(): void {}
}

function chunkOf(text: string): PreparedChunk {
  const textHash = Buffer.from(text.padEnd(16).slice(0, 16)).toString('hex');
  const terms = new NoteTerms({ language: 'en' }).of('', text);
  const { length } = text;
  return { start: 0, end: length, text, headings: [], context: '', tokens: length, page: null, textHash, terms };
}

/** The index of each database, so that chunk ids continue from where they were. */
const indexes = new WeakMap<Database, TextIndex>();

async function addNote(database: Database, path: string, texts: string[]): Promise<void> {
  const chunks = texts.map(chunkOf);
  const note = { kind: 'prepared' as const, path, title: path, ...plainText, contentHash: 'aa', chunks };
  const index = indexes.get(database) ?? new TextIndex();
  indexes.set(database, index);
  const file = { size: 1, modifiedAt: 1, fileId: null };
  await storeNotes({ database, index }, { id: 1, path: '/notes' }, [{ note, file, noteId: null }]);
}

async function libraryOf(texts: string[]): Promise<Database> {
  const database = await emptyDatabase();
  await insertFolder(database, '/notes');
  await addNote(database, 'a.md', texts);
  return database;
}

async function queueOver(database: Database, provider: EmbeddingProvider, observer: Partial<QueueObserver> = {}) {
  const [known] = await listGenerations(database);
  const wanted = { fingerprint: 'test', dimensions: 3, spec, state: 'active' as const };
  const stored = known ?? (await createGeneration(database, wanted));
  const silent: QueueObserver = {
    onWork: () => {},
    onStored: async () => {},
    onFailed: async () => {},
    onPause: () => {},
    onDone: async () => {},
  };
  const queue = new EmbeddingQueue(database, stored, provider, { ...silent, ...observer });
  onTestFinished(() => queue.stop());
  queue.start();
  return { queue, stored };
}

const texts = (count: number) => Array.from({ length: count }, (_, index) => `text ${index}`);

describe('the embedding queue', () => {
  it('every text is embedded once, in batches of at most 64, however often it stands in notes', async () => {
    const database = await libraryOf([...texts(150), ...texts(30)]);
    const provider = new ScriptedProvider();
    const { queue, stored } = await queueOver(database, provider);
    await queue.settled();
    expect(provider.embedded.sort()).toEqual(texts(150).sort());
    expect(Math.max(...provider.batches.map((batch) => batch.length))).toBe(64);
    expect(await countEmbedded(database, stored)).toBe(180);
  });

  it('a text is embedded once, though it comes again, among many that are alike, while its vector is being made', async () => {
    const alike = (text: string) => new Array<string>(2_048).fill(text);
    const database = await libraryOf(['slow', ...alike('b').slice(1), ...alike('c'), ...alike('d'), 'slow', 'e']);
    const later = Promise.withResolvers<void>();
    const provider = new ScriptedProvider(async (batch) => {
      if (batch.includes('e')) later.resolve();
      if (batch.includes('slow')) await later.promise;
    });
    const { queue, stored } = await queueOver(database, provider);
    await queue.settled();
    expect(provider.embedded.sort()).toEqual(['b', 'c', 'd', 'e', 'slow']);
    expect(await countEmbedded(database, stored)).toBe(3 * 2_048 + 2);
  });

  it('texts are embedded in the order of the notes, whatever their lengths', async () => {
    const mixed = Array.from({ length: 128 }, (_, index) => `${index}`.padEnd(index % 2 === 0 ? 5 : 16, '.'));
    const database = await libraryOf(mixed);
    const provider = new ScriptedProvider();
    const { queue } = await queueOver(database, provider);
    await queue.settled();
    expect(provider.batches.flat()).toEqual(mixed);
  });

  it('the passages of a note that is wanted are embedded before all others, and each text once', async () => {
    const shared = 'the sentence that stands in both of the notes';
    const others = Array.from({ length: 2_500 }, (_, number) => `${number} is a passage of the long note`);
    const database = await libraryOf([...others, shared]);
    await addNote(database, 'wanted.md', ['wanted one', 'wanted two', shared]);
    const wanted = (await storedFiles(database, 1, [''])).get('wanted.md');
    let want = () => {};
    const provider = new ScriptedProvider(() => want());
    const { queue } = await queueOver(database, provider);
    want = () => {
      want = () => {};
      queue.want([wanted?.id ?? 0]);
    };
    await queue.settled();
    const wantedAt = ['wanted one', 'wanted two', shared].map((text) => provider.embedded.indexOf(text));
    // A few batches may be under way.
    expect(Math.max(...wantedAt)).toBeLessThan(8 * 64);
    expect(provider.embedded.sort()).toEqual([...others, 'wanted one', 'wanted two', shared].sort());
  });

  it('a text that keeps failing is set aside with its reason, and all others are embedded', async () => {
    const database = await libraryOf(texts(100));
    const provider = new ScriptedProvider((batch) => {
      if (batch.includes('text 42'))
        throw new NearnoteError('embedding-failed', verbatim('The model returned no numbers.'));
    });
    const { queue, stored } = await queueOver(database, provider);
    await queue.settled();
    expect(await countEmbedded(database, stored)).toBe(99);
    expect(await countFailed(database, stored)).toBe(1);
    const failures = textsInEnglish(await listFailures(database, stored));
    expect(failures).toMatchObject([{ reason: 'The model returned no numbers.' }]);
    const before = provider.batches.length;
    queue.wake();
    await queue.settled();
    expect(provider.batches).toHaveLength(before);
  });

  it('embedding goes on after a failure that passes, and nothing is set aside', async () => {
    const database = await libraryOf(texts(100));
    let failures = 2;
    const provider = new ScriptedProvider(() => {
      if (failures-- > 0) throw new NearnoteError('engine-stopped', verbatim('The process has died.'));
    });
    const { queue, stored } = await queueOver(database, provider);
    await queue.settled();
    expect(await countEmbedded(database, stored)).toBe(100);
    expect(await countFailed(database, stored)).toBe(0);
  });

  it('no text is blamed for a process that dies over anything: the queue waits, says so and tries again', async () => {
    const database = await libraryOf(texts(10));
    let broken = true;
    const provider = new ScriptedProvider(() => {
      if (broken) throw new NearnoteError('engine-stopped', verbatim('The process has died.'));
    });
    const pauses: (Pause | null)[] = [];
    const { queue, stored } = await queueOver(database, provider, { onPause: (pause) => pauses.push(pause) });
    await expect(queue.settled()).rejects.toMatchObject({ code: 'model-unavailable' });
    expect(await countFailed(database, stored)).toBe(0);
    broken = false;
    await queue.settled();
    expect(await countEmbedded(database, stored)).toBe(10);
    expect(textsInEnglish(pauses[0])).toMatchObject({
      by: 'provider',
      reason: expect.stringMatching(/^The embedding model keeps crashing/),
    });
    expect(pauses.at(-1)).toBeNull();
  });

  it('a text that kills the process each time is set aside', async () => {
    const database = await libraryOf(texts(3));
    const provider = new ScriptedProvider((batch) => {
      if (batch.includes('text 1')) throw new NearnoteError('engine-stopped', verbatim('The process has died.'));
    });
    const { queue, stored } = await queueOver(database, provider);
    await queue.settled();
    expect([await countEmbedded(database, stored), await countFailed(database, stored)]).toEqual([2, 1]);
  });

  it('embedding that was stopped goes on from there, and nothing is embedded twice', async () => {
    const database = await libraryOf(texts(500));
    const first = new ScriptedProvider();
    const stored = Promise.withResolvers<void>();
    const stoppable = await queueOver(database, first, { onStored: async () => stored.resolve() });
    await stored.promise;
    await stoppable.queue.stop();
    const committed = await countEmbedded(database, stoppable.stored);
    expect(committed).toBeGreaterThanOrEqual(64);
    expect(committed).toBeLessThan(500);
    const second = new ScriptedProvider();
    const { queue } = await queueOver(database, second);
    await queue.settled();
    expect(second.embedded).toHaveLength(500 - committed);
    expect(await countEmbedded(database, stoppable.stored)).toBe(500);
  });

  it('pending texts are found in steps of bounded length, wherever they stand', async () => {
    const database = await libraryOf(texts(95));
    const { queue, stored } = await queueOver(database, new ScriptedProvider());
    await queue.settled();
    await addNote(database, 'b.md', ['late one', 'late two', 'late three']);
    const found: string[] = [];
    let looks = 0;
    for (let after: number | null = 0; after !== null; looks++) {
      const window = await pendingTexts(database, stored, after, 2, 20);
      found.push(...window.texts.map(({ text }) => text));
      after = window.last;
    }
    expect(found).toEqual(['late one', 'late two', 'late three']);
    expect(looks).toBeGreaterThan(5);
  });

  it('no batch begins while the queue is held, and one does as soon as it is released', async () => {
    const database = await libraryOf([]);
    const provider = new ScriptedProvider();
    const { queue } = await queueOver(database, provider);
    await queue.settled();
    await queue.whileHeld(async () => {
      await addNote(database, 'b.md', texts(5));
      queue.wake();
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(provider.batches).toEqual([]);
    });
    await queue.settled();
    expect(provider.embedded).toHaveLength(5);
  });

  it('batches are packed as the provider likes them at that moment', async () => {
    const database = await libraryOf(texts(300));
    const provider = new ScriptedProvider(() => {
      provider.limits = { texts: 10, tokens: 100_000 };
    });
    const { queue } = await queueOver(database, provider);
    await queue.settled();
    const sizes = provider.batches.map((batch) => batch.length);
    expect(sizes[0]).toBe(64);
    // Three batches are in flight at once: those were packed before the provider changed its limits.
    expect(Math.max(...sizes.slice(3))).toBe(10);
  });

  it('a batch that is too large is halved at once, and only a text that is too large alone is set aside', async () => {
    const database = await libraryOf(texts(8));
    const provider = new ScriptedProvider((batch) => {
      if (batch.length > 2 || batch.includes('text 5'))
        throw new NearnoteError('batch-too-large', verbatim('Too many tokens.'));
    });
    const { queue, stored } = await queueOver(database, provider);
    await queue.settled();
    expect([await countEmbedded(database, stored), await countFailed(database, stored)]).toEqual([7, 1]);
    expect(provider.batches.filter((batch) => batch.length === 8)).toHaveLength(1);
  });

  it('the queue waits as long as the service asks, says until when, and goes on by itself or when the user wants it', async () => {
    const database = await libraryOf(texts(3));
    const until = Date.now() + 3_600_000;
    let limited = true;
    const provider = new ScriptedProvider(() => {
      if (limited) throw new RetryLaterError('service-limited', verbatim('The daily limit is reached.'), until);
    });
    const paused = Promise.withResolvers<void>();
    const pauses: (Pause | null)[] = [];
    const onPause = (pause: Pause | null) => {
      pauses.push(pause);
      if (pause !== null) paused.resolve();
    };
    const { queue, stored } = await queueOver(database, provider, { onPause });
    const settled = queue.settled();
    await paused.promise;
    expect(textsInEnglish(pauses)).toEqual([{ by: 'provider', until, reason: 'The daily limit is reached.' }]);
    const asked = provider.batches.length;
    queue.wake();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(provider.batches).toHaveLength(asked);
    limited = false;
    queue.resume();
    await settled;
    expect(await countEmbedded(database, stored)).toBe(3);
    expect(pauses.at(-1)).toBeNull();
  });

  it('the queue stops for what only the user can change, sets nothing aside, and goes on when told to', async () => {
    const database = await libraryOf(texts(3));
    let refused = true;
    const provider = new ScriptedProvider(() => {
      if (refused) throw new NearnoteError('token-refused', verbatim('The token was refused. Enter a new one.'));
    });
    const pauses: (Pause | null)[] = [];
    const { queue, stored } = await queueOver(database, provider, { onPause: (pause) => pauses.push(pause) });
    await expect(queue.settled()).rejects.toMatchObject({ code: 'token-refused' });
    expect(textsInEnglish(pauses)).toEqual([{ by: 'trouble', reason: 'The token was refused. Enter a new one.' }]);
    refused = false;
    queue.resume();
    await expect.poll(() => countEmbedded(database, stored)).toBe(3);
    expect([await countEmbedded(database, stored), await countFailed(database, stored)]).toEqual([3, 0]);
  });

  it('no batch begins while the user has paused the queue', async () => {
    const database = await libraryOf(texts(3));
    const provider = new ScriptedProvider();
    const { queue } = await queueOver(database, provider);
    queue.pause();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const before = provider.embedded.length;
    await addNote(database, 'b.md', ['a later text']);
    queue.wake();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(provider.embedded).toHaveLength(before);
    queue.resume();
    await queue.settled();
    expect(provider.embedded).toContain('a later text');
  });

  it('a text that stands far apart in the notes is embedded once', async () => {
    const many = texts(5_000);
    const database = await libraryOf([...many, ...many]);
    const provider = new ScriptedProvider();
    const { queue } = await queueOver(database, provider);
    await queue.settled();
    expect(provider.embedded).toHaveLength(5_000);
  });
});
