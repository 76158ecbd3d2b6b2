import { expect, it } from 'vitest';
import { environmentToken } from './environment-token.ts';

const environment = { GITHUB_TOKEN: ' github_pat_1 \n' };

it.each([
  'https://models.github.ai',
  'https://models.inference.ai.azure.com',
  'https://github.com',
  'https://api.github.com',
  'https://models.octocorp.ghe.com',
])('the token of GITHUB_TOKEN is for GitHub: %s', (origin) => {
  expect(environmentToken(origin, environment)).toBe('github_pat_1');
});

it.each([
  'https://api.openai.com',
  'https://github.com.evil.example',
  'https://evilgithub.com',
  'https://evil-ghe.com',
  'https://other.inference.ai.azure.com',
  'https://github.ai',
  'http://models.github.ai',
  'http://localhost:11434',
])('the token of GITHUB_TOKEN is for nobody else: %s', (origin) => {
  expect(environmentToken(origin, environment)).toBeNull();
});

it.each([undefined, '', ' '])('there is no environment token where GITHUB_TOKEN is “%s”', (value) => {
  expect(environmentToken('https://models.github.ai', { GITHUB_TOKEN: value })).toBeNull();
});
