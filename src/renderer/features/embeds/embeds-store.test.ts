import { describe, expect, it, vi } from 'vitest';
import { embeddedText } from './embedded-text.ts';
import { createEmbedsStore, type Embedded, embedKey } from './embeds-store.ts';

describe('embeds', () => {
  it('are read once, until notes have changed', async () => {
    const read = vi.fn(async (): Promise<Embedded> => ({ kind: 'no-note' }));
    const store = createEmbedsStore(read);
    await Promise.all([store.getState().read(1, 'A'), store.getState().read(1, 'A')]);
    expect(read).toHaveBeenCalledTimes(1);
    expect(store.getState().embeds.get(embedKey(1, 'A'))).toEqual({ kind: 'no-note' });
    store.getState().refresh();
    expect(store.getState().embeds.get(embedKey(1, 'A'))).toEqual({ kind: 'no-note' });
    await store.getState().read(1, 'A');
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('say so where they cannot be read', async () => {
    const store = createEmbedsStore(() => Promise.reject(new Error('gone')));
    await store.getState().read(1, 'A');
    expect(store.getState().embeds.get(embedKey(1, 'A'))).toEqual({ kind: 'unreadable' });
  });
});

describe('the text of an embed', () => {
  it('is the note without its front matter, or a place in it', () => {
    const note = '---\na: b\n---\nOne\n\n## Two\n\nText\n';
    expect(embeddedText(note, null)).toEqual({ text: 'One\n\n## Two\n\nText\n', isCut: false });
    const start = note.indexOf('## Two');
    expect(embeddedText(note, { start, end: note.length }).text).toBe('## Two\n\nText\n');
  });

  it('ends with a paragraph where it is long', () => {
    const { text, isCut } = embeddedText('A paragraph.\n\n'.repeat(2_000), null);
    expect(isCut).toBe(true);
    expect(text.endsWith('A paragraph.')).toBe(true);
    expect(text.length).toBeLessThan(9_000);
    expect(embeddedText('😀'.repeat(20_000), null).text.isWellFormed()).toBe(true);
  });
});
