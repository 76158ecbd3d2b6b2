import { describe, expect, it } from 'vitest';
import { isTrustedSender } from './trusted-sender.ts';

const page = { url: 'nearnote://app/index.html', parent: null };

describe('a request is answered', () => {
  it('when the app’s own page sends it', () => {
    expect(isTrustedSender(page)).toBe(true);
  });
});

describe('a request is refused', () => {
  it('when a frame inside the page sends it', () => {
    expect(isTrustedSender({ ...page, parent: page })).toBe(false);
  });

  it('when its frame is gone', () => {
    expect(isTrustedSender(null)).toBe(false);
  });

  it.each([
    'https://example.com/index.html',
    'file:///app/index.html',
    'nearnote://elsewhere/index.html',
    'nearnote-app://app/index.html',
    'about:blank',
    '',
  ])('when it comes from “%s”', (url) => {
    expect(isTrustedSender({ url, parent: null })).toBe(false);
  });
});
