import { expect, it } from 'vitest';
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
  ['mailto:someone@example.com', 'refuse'],
  ['smb://server/share', 'refuse'],
  ['ms-msdt:/id', 'refuse'],
  ['vbscript:x', 'refuse'],
  ['', 'refuse'],
  ['not an address', 'refuse'],
])('%s: %s', (address, decision) => {
  expect(decideNavigation(address)).toBe(decision);
});
