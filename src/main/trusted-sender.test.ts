import { describe, expect, it } from 'vitest';
import { appUrl } from './app-url.ts';
import { isTrustedSender } from './trusted-sender.ts';

const page = { url: 'nearnote://app/index.html', parent: null };

describe('a request is answered', () => {
  it('a request of the app’s own page is answered', () => {
    expect(isTrustedSender(page, appUrl)).toBe(true);
  });

  it('a request of Vite’s page is answered while that is the page', () => {
    expect(isTrustedSender({ url: 'http://localhost:5199/', parent: null }, 'http://localhost:5199/')).toBe(true);
    expect(isTrustedSender({ url: 'http://localhost:5199/', parent: null }, 'http://localhost:5198/')).toBe(false);
    expect(isTrustedSender(page, 'http://localhost:5199/')).toBe(false);
  });
});

describe('a request is refused', () => {
  it('a request of a frame inside the page is refused', () => {
    expect(isTrustedSender({ ...page, parent: page }, appUrl)).toBe(false);
  });

  it('a request whose frame is gone is refused', () => {
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
  ])('a request from “%s” is refused', (url) => {
    expect(isTrustedSender({ url, parent: null }, appUrl)).toBe(false);
  });
});
