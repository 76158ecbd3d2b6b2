import { describe, expect, it } from 'vitest';
import { environmentProxy } from './environment-proxy.ts';

const environment = { HTTPS_PROXY: 'http://secure.proxy:3128', HTTP_PROXY: 'http://plain.proxy:3128' };

it('the proxy is chosen by the address’s scheme', () => {
  expect(environmentProxy('https://huggingface.co/models', environment)).toBe('http://secure.proxy:3128');
  expect(environmentProxy('http://mirror.example/', environment)).toBe('http://plain.proxy:3128');
});

it('there is no proxy where the environment names none', () => {
  expect(environmentProxy('https://huggingface.co', {})).toBeNull();
  expect(environmentProxy('https://huggingface.co', { HTTP_PROXY: 'http://plain.proxy:3128' })).toBeNull();
});

it('a proxy’s name in small letters comes first, and may be empty for no proxy', () => {
  expect(environmentProxy('https://a.example', { ...environment, https_proxy: 'http://small:1' })).toBe(
    'http://small:1',
  );
  expect(environmentProxy('https://a.example', { ...environment, https_proxy: '' })).toBeNull();
});

it('a proxy may be named without its scheme', () => {
  expect(environmentProxy('https://a.example', { HTTPS_PROXY: 'proxy:3128' })).toBe('http://proxy:3128');
});

it('a proxy of another kind is never gone around, nor is its password repeated', () => {
  const ask = () => environmentProxy('https://a.example', { HTTPS_PROXY: 'socks5://me:secret@proxy:1080' });
  expect(ask).toThrow(/not an HTTP proxy/);
  expect(ask).not.toThrow(/secret/);
});

it.each(['http://localhost:11434/v1', 'http://127.0.0.1:1234', 'http://[::1]:1234', 'http://a.localhost'])(
  'no proxy stands between this computer and itself: %s',
  (address) => {
    expect(environmentProxy(address, environment)).toBeNull();
  },
);

describe('exceptions', () => {
  it.each([
    ['*', 'https://a.example'],
    ['example', 'https://example'],
    ['other.org, a.example', 'https://a.example/path'],
    ['a.example', 'https://deep.a.example'],
    ['.a.example', 'https://deep.a.example'],
    ['*.a.example', 'https://deep.a.example'],
    ['A.Example', 'https://a.example'],
    ['a.example:443', 'https://a.example'],
    ['a.example:8080', 'https://a.example:8080'],
    ['10.0.0.7', 'http://10.0.0.7:9000'],
    ['fe80::7', 'http://[fe80::7]:9000'],
    ['[fe80::7]:9000', 'http://[fe80::7]:9000'],
  ])('the exception “%s” covers %s', (exceptions, address) => {
    expect(environmentProxy(address, { ...environment, NO_PROXY: exceptions })).toBeNull();
  });

  it.each([
    ['', 'https://a.example'],
    [' , ', 'https://a.example'],
    ['a.example:8080', 'https://a.example'],
    ['a.example', 'https://bad-a.example'],
    ['deep.a.example', 'https://a.example'],
    ['fe80::7', 'http://[fe80::8]:9000'],
  ])('the exception “%s” does not cover %s', (exceptions, address) => {
    expect(environmentProxy(address, { ...environment, NO_PROXY: exceptions })).not.toBeNull();
  });
});
