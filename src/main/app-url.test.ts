import { describe, expect, it } from 'vitest';
import { appUrl, isOfPage, pageUrl } from './app-url.ts';

describe('the page is Vite’s', () => {
  it.each(['http://localhost:5199', 'http://127.0.0.1:5199/x?y', 'http://[::1]:5199'])(
    'the page is Vite’s at %s',
    (address) => {
      expect(pageUrl({ ELECTRON_RENDERER_URL: address }, false)).toMatch(/^http:\/\/.*:5199\/$/);
    },
  );
});

describe('the page is the app’s own', () => {
  it('the page of a packaged app is its own, whatever its environment says', () => {
    expect(pageUrl({ ELECTRON_RENDERER_URL: 'http://localhost:5199' }, true)).toBe(appUrl);
  });

  it('the page is the app’s own when no server is named', () => {
    expect(pageUrl({}, false)).toBe(appUrl);
  });

  it.each(['http://example.com', 'http://localhost.example.com', 'https://localhost:1', 'file:///tmp/x', 'x', ''])(
    'the page is the app’s own when “%s” is named, which is no server on this computer',
    (address) => {
      expect(pageUrl({ ELECTRON_RENDERER_URL: address }, false)).toBe(appUrl);
    },
  );
});

it.each([
  ['nearnote://app/assets/index.js', appUrl, true],
  ['nearnote://elsewhere/index.html', appUrl, false],
  ['http://localhost:5199/', appUrl, false],
  ['http://localhost:5199/', 'http://localhost:5199/', true],
  ['http://localhost:5198/', 'http://localhost:5199/', false],
  ['https://localhost:5199/', 'http://localhost:5199/', false],
  [appUrl, 'http://localhost:5199/', false],
  ['', appUrl, false],
])('that “%s” belongs to the page %s is %s', (address, page, isOf) => {
  expect(isOfPage(address, page)).toBe(isOf);
});
