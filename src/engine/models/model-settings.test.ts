import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../testing/folders.ts';
import { openModelSettings } from './model-settings.ts';

const hosted = {
  kind: 'hosted',
  id: 'x',
  name: 'x',
  service: 'openai',
  model: 'x',
  dimensions: 3,
  asksForDimensions: false,
};

describe('the settings of models', () => {
  it.each([
    ['is empty', '', /Unexpected end/],
    ['is of no version', '{}', /\(✖ Invalid input: expected 1\s+→ at version\)/],
    ['has no positive speed of the computer', { computer: { weightsPerSecond: 0, measuredAt: 1 } }, /weightsPerSecond/],
    [
      'has a service without an address',
      { hosted: [{ ...hosted, baseUrl: 'not an address' }] },
      /hosted\[0\]\.baseUrl/,
    ],
  ])('a file of settings that %s is damaged, and the error says where', async (_, content, where) => {
    const folder = await temporaryFolder();
    const text = typeof content === 'string' ? content : JSON.stringify({ version: 1, ...content });
    await writeFiles(folder, { 'models.json': text });
    await expect(openModelSettings(folder)).rejects.toMatchObject({
      code: 'file-damaged',
      message: expect.stringMatching(where),
    });
    await expect(openModelSettings(folder)).rejects.toThrow(join(folder, 'models.json'));
  });

  it('hosts that were agreed to before are the addresses there that were in the list, and no other path of them', async () => {
    const folder = await temporaryFolder();
    const models = ['https://gateway.example/mine/v1', 'https://other.example/v1'].map((baseUrl, at) => ({
      ...hosted,
      id: `${at}`,
      baseUrl,
    }));
    await writeFiles(folder, {
      'models.json': JSON.stringify({ version: 1, hosted: models, agreedHosts: ['gateway.example', 'gone.example'] }),
    });
    const settings = await openModelSettings(folder);
    expect(settings.content.agreed).toEqual(['https://gateway.example/mine/v1']);
    await settings.update(() => ({ hosted: [] }));
    expect((await openModelSettings(folder)).content.agreed).toEqual(['https://gateway.example/mine/v1']);
  });
});
