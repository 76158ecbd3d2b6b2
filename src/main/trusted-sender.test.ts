import { describe, expect, it } from 'vitest';
import { appUrl } from './app-url.ts';
import { isTrustedSender } from './trusted-sender.ts';

const page = { url: 'nearnote://app/index.html', parent: null };

describe('a request is answered', () => {
  it('when the app’s own page sends it', () => {
    expect(isTrustedSender(page, appUrl)).toBe(true);
  });

  it('when Vite’s page sends it, while that is the page', () => {
    expect(isTrustedSender({ url: 'http://localhost:5199/', parent: null }, 'http://localhost:5199/')).toBe(true);
    expect(isTrustedSender({ url: 'http://localhost:5199/', parent: null }, 'http://localhost:5198/')).toBe(false);
    expect(isTrustedSender(page, 'http://localhost:5199/')).toBe(false);
  });
});

describe('a request is refused', () => {
  it('when a frame inside the page sends it', () => {
    expect(isTrustedSender({ ...page, parent: page }, appUrl)).toBe(false);
  });

  it('when its frame is gone', () => {
    expect(isTrustedSender(null, appUrl)).toBe(false);
  });

  it.each([
    'https://example.com/index.html',
    'file:///app/index.html',
    'nearnote://elsewhere/index.html',
    'nearnote-app://app/index.html',
    'http://localhost:5199/',
    'about:blank',
    '',
  ])('when it comes from “%s”', (url) => {
    expect(isTrustedSender({ url, parent: null }, appUrl)).toBe(false);
  });
});
