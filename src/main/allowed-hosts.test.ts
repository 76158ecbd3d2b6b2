import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loggerOf } from '../shared/log.ts';
import { AllowedHosts } from './allowed-hosts.ts';

let folder: string;
let opened: AllowedHosts[];
const open = (): AllowedHosts => {
  const hosts = new AllowedHosts(
    join(folder, 'hosts.json'),
    join(folder, 'models.json'),
    loggerOf('main', () => {}),
  );
  opened.push(hosts);
  return hosts;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nearnote-hosts-'));
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((hosts) => hosts.settled()));
  rmSync(folder, { recursive: true });
});

it('only the hub of the catalogue is allowed at first, and a host only with its path', () => {
  const hosts = open();
  expect(hosts.has('https://huggingface.co/api/models/x')).toBe(true);
  expect(hosts.has('https://huggingface.co.evil.example/api')).toBe(false);
  hosts.allow('https://Gateway.example:443/mine/v1/');
  expect(hosts.has('https://gateway.example/mine/v1/embeddings')).toBe(true);
  for (const other of [
    'https://gateway.example/theirs/v1/embeddings',
    'https://gateway.example/mine/v1x/embeddings',
    'https://gateway.example/mine/v1/../../theirs/v1',
    'http://gateway.example/mine/v1/embeddings',
    'https://gateway.example:8443/mine/v1/embeddings',
    'https://gateway.example@evil.example/mine/v1/embeddings',
    'ftp://gateway.example/mine/v1',
    'gateway.example',
  ]) {
    expect(hosts.has(other), other).toBe(false);
  }
});

it.skipIf(process.platform === 'win32')('what was allowed is kept in a file that only the user may read', async () => {
  const hosts = open();
  hosts.allow('https://api.example/v1');
  hosts.openWithoutQuestion('example.com');
  await hosts.settled();
  expect(statSync(join(folder, 'hosts.json')).mode & 0o777).toBe(0o600);
  expect(open().has('https://api.example/v1/embeddings')).toBe(true);
  expect(open().opensWithoutQuestion('example.com')).toBe(true);
});

it('what earlier versions and the command line have entered stays allowed', () => {
  const hosted = [{ baseUrl: 'http://localhost:11434/v1' }];
  writeFileSync(join(folder, 'models.json'), JSON.stringify({ version: 1, hubUrl: 'https://mirror.example', hosted }));
  expect(open().has('https://mirror.example/api/models/x')).toBe(true);
  expect(open().has('http://localhost:11434/v1/embeddings')).toBe(true);
});

it('what was allowed can be taken back, and stays taken back though the settings of models still name it', async () => {
  writeFileSync(
    join(folder, 'models.json'),
    JSON.stringify({ version: 1, hosted: [{ baseUrl: 'https://api.example/v1/' }] }),
  );
  const hosts = open();
  hosts.openWithoutQuestion('example.com');
  hosts.allow('https://api.example');
  hosts.revoke('https://api.example/v1');
  expect(hosts.has('https://api.example/v1/embeddings')).toBe(true);
  hosts.revoke('https://api.example');
  hosts.revoke('https://huggingface.co');
  hosts.revoke('https://never.example');
  hosts.askAgain('example.com');
  expect(hosts.all).toEqual({ addresses: [], links: [] });
  expect(hosts.has('https://api.example/v1/embeddings')).toBe(false);
  await hosts.settled();
  expect(open().all).toEqual({ addresses: [], links: [] });
  hosts.allow('https://api.example/v1');
  await hosts.settled();
  expect(open().all.addresses).toEqual(['https://api.example/v1']);
});
