import { afterEach, describe, expect, it, vi } from 'vitest';
import { verbatim } from '../../shared/user-text.ts';
import type { WindowApi } from '../../shared/window-api.ts';
import { onEvent, request, tokensOf } from './api.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('request', () => {
  it('returns the validated output', async () => {
    const asked = answering(async () => ({ ok: true, output: { added: true, extra: 1 } }));
    expect(await request('folders.choose', {})).toEqual({ added: true });
    expect(asked).toHaveBeenCalledWith('folders.choose', {});
  });

  it('throws the error that the app sent, with its code', async () => {
    answering(async () => ({ ok: false, error: { code: 'note-missing', text: verbatim('The note is gone.') } }));
    await expect(request('note.open', { noteId: 1, offset: null })).rejects.toMatchObject({
      name: 'NearnoteError',
      code: 'note-missing',
      message: 'The note is gone.',
    });
  });

  it.each([
    ['an answer of an unknown form', async () => 'yes'],
    ['an output of the wrong shape', async () => ({ ok: true, output: { added: 'perhaps' } })],
    ['a request that cannot be sent', () => Promise.reject(new Error('No handler registered'))],
  ])('throws an internal error for %s', async (_, answer) => {
    answering(answer);
    await expect(request('folders.choose', {})).rejects.toMatchObject({ name: 'NearnoteError', code: 'internal' });
  });
});

describe('onEvent', () => {
  it('reports data of the wrong shape instead of passing it on', () => {
    const sent: ((data: unknown) => void)[] = [];
    stub({
      on: (_, listener) => {
        sent.push(listener);
        return () => undefined;
      },
    });
    const listener = vi.fn();
    const onError = vi.fn();
    onEvent('library.changed', listener, onError);
    for (const send of sent) send({ folders: 'none' });
    expect(listener).not.toHaveBeenCalled();
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'internal' }));
  });
});

describe('tokensOf', () => {
  it('leaves out what is not on the disk', async () => {
    stub({ tokenForFile: async (file) => (file.name === 'notes' ? 'a token' : null) });
    expect(await tokensOf([new File([], 'notes'), new File([], 'picture.png')])).toEqual(['a token']);
  });
});

function answering(answer: () => Promise<unknown>) {
  const asked = vi.fn<WindowApi['request']>(answer);
  stub({ request: asked });
  return asked;
}

function stub(nearnote: Partial<WindowApi>): void {
  vi.stubGlobal('window', { nearnote });
}
