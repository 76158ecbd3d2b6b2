import { describe, expect, it } from 'vitest';
import { normalizeBaseUrl } from './base-url.ts';

describe('the address of a service', () => {
  it.each([
    ['https://api.openai.com/v1', 'https://api.openai.com/v1'],
    [' https://api.openai.com/v1/ ', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/embeddings', 'https://api.openai.com/v1'],
    ['https://API.openai.com/v1//embeddings//', 'https://api.openai.com/v1'],
    ['https://gateway.example', 'https://gateway.example'],
    ['https://gateway.example:8443/a/b', 'https://gateway.example:8443/a/b'],
  ])('the address of a service is read as it is meant: %s', (entered, normal) => {
    expect(normalizeBaseUrl(entered)).toBe(normal);
  });

  it.each([
    'http://localhost:11434/v1',
    'http://127.0.0.1:1234/v1',
    'http://[::1]:1234/v1',
    'http://10.1.2.3/v1',
    'http://172.31.0.1/v1',
    'http://192.168.1.20:8080/v1',
    'http://[fd12::1]/v1',
    'http://nas:8080/v1',
    'http://studio.local/v1',
  ])('an address on this computer or the local network may be without encryption: %s', (url) => {
    expect(normalizeBaseUrl(url)).toBe(url);
  });

  it.each([
    ['http://api.openai.com/v1', /anyone on the way to .*https/],
    ['http://172.32.0.1/v1', /anyone on the way to/],
    ['http://8.8.8.8/v1', /anyone on the way to/],
    ['http://[2606:4700::1]/v1', /anyone on the way to/],
    ['http://localhost.example.com/v1', /anyone on the way to/],
    ['ftp://example.com', /begin with https/],
    ['file:///etc/passwd', /begin with https/],
    ['example.com/v1', /begin with https/],
    ['', /begin with https/],
    ['https://example.com/v1?api-version=2', /must not contain “\?”/],
    ['https://example.com/v1#x', /must not contain “\?”/],
    ['https://YOUR-RESOURCE.openai.azure.com/openai/v1', /name of your resource/],
  ])('an address is refused with a reason: %s', (url, message) => {
    expect(() => normalizeBaseUrl(url)).toThrow(
      expect.objectContaining({ code: 'invalid-request', message: expect.stringMatching(message) }),
    );
  });

  it('an address with a password is refused, and the refusal does not repeat it', () => {
    expect(() => normalizeBaseUrl('https://me:hunter2hunter2@example.com/v1')).toThrow(
      expect.objectContaining({ code: 'invalid-request', message: expect.not.stringContaining('hunter2') }),
    );
  });
});
