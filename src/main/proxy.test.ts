import { expect, it } from 'vitest';
import { usableProxy } from './proxy.ts';

it.each([
  ['DIRECT', null],
  ['PROXY proxy.example:3128', 'http://proxy.example:3128'],
  ['HTTPS proxy.example:443;DIRECT', 'https://proxy.example:443'],
  ['PROXY [::1]:3128; DIRECT', 'http://[::1]:3128'],
  ['DIRECT; PROXY proxy.example:3128', null],
])('the first proxy of “%s” is used', (list, proxy) => {
  expect(usableProxy(list)).toBe(proxy);
});

it.each([
  ['SOCKS5 one:1080; PROXY two:3128', 'http://two:3128'],
  ['SOCKS one:1080; QUIC two:443; DIRECT', null],
])('proxies of “%s” that cannot be used are passed over', (list, proxy) => {
  expect(usableProxy(list)).toBe(proxy);
});

it.each(['SOCKS5 one:1080', ''])('the only proxy is never gone around: “%s”', (list) => {
  expect(() => usableProxy(list)).toThrow(/HTTP proxy/);
});
