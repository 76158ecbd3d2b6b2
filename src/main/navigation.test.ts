import { expect, it } from 'vitest';
import { appUrl } from './app-url.ts';
import { decideNavigation } from './navigation.ts';

it.each([
  ['nearnote://app/index.html', 'stay'],
  ['nearnote://app/index.html#top', 'stay'],
  ['nearnote://app/other.html', 'refuse'],
  ['nearnote://elsewhere/index.html', 'refuse'],
  ['https://example.com/', 'open-externally'],
  ['http://example.com/index.html', 'open-externally'],
  ['HTTPS://EXAMPLE.COM', 'open-externally'],
  ['https://nearnote@example.com/', 'open-externally'],
  ['file:///etc/passwd', 'refuse'],
  ['javascript:alert(1)', 'refuse'],
  ['data:text/html,<script>alert(1)</script>', 'refuse'],
  ['blob:nearnote://app/0', 'refuse'],
  ['about:blank', 'refuse'],
  ['mailto:someone@example.com', 'write-mail'],
  ['mailto:someone@example.com?attach=/etc/passwd', 'write-mail'],
  ['mailto:"someone"@example.com', 'refuse'],
  ['mailto:', 'refuse'],
  ['tel:+491234', 'refuse'],
  ['smb://server/share', 'refuse'],
  ['ms-msdt:/id', 'refuse'],
  ['vbscript:x', 'refuse'],
  ['', 'refuse'],
  ['not an address', 'refuse'],
])('navigating to %s: %s', (address, decision) => {
  expect(decideNavigation(address, appUrl)).toBe(decision);
});

it.each([
  ['http://localhost:5199/', 'stay'],
  ['http://localhost:5199/?t=1', 'stay'],
  ['http://localhost:5199/other.html', 'open-externally'],
  ['http://localhost:5198/', 'open-externally'],
  [appUrl, 'refuse'],
  ['file:///etc/passwd', 'refuse'],
])('navigating to %s while the page is Vite’s: %s', (address, decision) => {
  expect(decideNavigation(address, 'http://localhost:5199/')).toBe(decision);
});
