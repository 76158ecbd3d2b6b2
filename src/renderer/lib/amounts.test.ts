import { afterEach, expect, it } from 'vitest';
import { amount, duration, ordinal, partOf } from './amounts.ts';
import { activate } from './translate.tsx';

afterEach(() => activate('en'));

it('amounts, places and durations are written as the page’s language writes them', async () => {
  const written = () => [
    amount(1, 'problem'),
    amount(1_873, 'note'),
    partOf(1_873, 40, 'passage'),
    [1, 2, 3, 22, 111].map(ordinal).join(' '),
    [9, 240, 3_600, 4_800].map(duration).join(', '),
  ];
  expect(written()).toEqual([
    '1 problem',
    '1,873 notes',
    '40 of 1,873 passages',
    '1st 2nd 3rd 22nd 111th',
    '9 s, 4 min, 1 h, 1 h 20 min',
  ]);
  await activate('de');
  expect(written()).toEqual([
    '1 Problem',
    '1.873 Notizen',
    '40 von 1.873 Abschnitten',
    '1. 2. 3. 22. 111.',
    '9 s, 4 min, 1 h, 1 h 20 min',
  ]);
  await activate('zh');
  expect(written()).toEqual([
    '1 个问题',
    '1,873 篇笔记',
    '40 / 1,873 个段落',
    '第 1 位 第 2 位 第 3 位 第 22 位 第 111 位',
    '9 秒, 4 分钟, 1 小时, 1 小时 20 分钟',
  ]);
});
