import { expect, it } from 'vitest';
import { usableProxy } from './proxy.ts';

it.each([
  ['DIRECT', null],
  ['PROXY proxy.example:3128', 'http://proxy.example:3128'],
  ['HTTPS proxy.example:443;DIRECT', 'https://proxy.example:443'],
  ['PROXY [::1]:3128; DIRECT', 'http://[::1]:3128'],
  ['DIRECT; PROXY proxy.example:3128', null],
])('takes the first of “%s”', (list, proxy) => {
  expect(usableProxy(list)).toBe(proxy);
});

it.each([
  ['SOCKS5 one:1080; PROXY two:3128', 'http://two:3128'],
  ['SOCKS one:1080; QUIC two:443; DIRECT', null],
])('passes over what cannot be used in “%s”', (list, proxy) => {
  expect(usableProxy(list)).toBe(proxy);
});

it.each(['SOCKS5 one:1080', ''])('never goes around the only proxy: “%s”', (list) => {
  expect(() => usableProxy(list)).toThrow(/HTTP proxy/);
});
