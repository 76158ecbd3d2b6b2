import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textsInEnglish } from '../../../shared/texts-in-english.ts';
import { inEnglish } from '../../../shared/user-text.ts';
import { hubWith, sha256Of, someBytes } from '../../testing/hub.ts';
import type { HubFault, ServedModel } from '../../testing/hub-server.ts';
import { models } from '../../testing/paths.ts';
import { catalogueEntry } from '../catalogue-entry.ts';
import { checkRepository } from './hub-repository.ts';

const weights = someBytes(120_000);
const config = { hidden_size: 384, model_type: 'bert', max_position_embeddings: 512 };
const files = {
  'config.json': JSON.stringify(config),
  'tokenizer.json': '{}',
  'tokenizer_config.json': '{"model_max_length":1e30}',
  'onnx/model_quantized.onnx': weights,
};
const clsPooling = JSON.stringify({ word_embedding_dimension: 384, pooling_mode_cls_token: true });

function without(path: string): Record<string, string | Uint8Array> {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
}

/** What the hub says of a model with these files besides the usual ones. */
async function check(
  more: Record<string, string | Uint8Array> = {},
  others: Record<string, ServedModel> = {},
  info = {},
) {
  const { hub } = await hubWith({ 'an/example': { files: { ...files, ...more }, info }, ...others });
  return checkRepository(hub, 'an/example');
}

describe('a model that a user names', () => {
  it('a model that a user names is described as the catalogue does, pinned to what it is now', async () => {
    const { server, hub } = await hubWith({
      'an/example': { files, info: { sha: 'b'.repeat(40), tags: ['en', 'tf', 'onnx', 'license:mit'] } },
    });
    const entry = await checkRepository(hub, 'an/example');
    expect(textsInEnglish(catalogueEntry.parse(entry))).toEqual({
      id: 'an/example',
      name: 'example',
      description: 'Added from the model hub.',
      languages: 'English',
      license: 'mit',
      builtIn: false,
      revision: 'b'.repeat(40),
      dimensions: 384,
      pooling: 'mean',
      tokenLimit: 512,
      prefixes: { passage: '', query: '' },
      quality: null,
      weightsPerToken: null,
      variants: [
        {
          dtype: 'q8',
          files: [
            { path: 'config.json', bytes: files['config.json'].length, sha256: null },
            { path: 'tokenizer.json', bytes: 2, sha256: null },
            { path: 'tokenizer_config.json', bytes: files['tokenizer_config.json'].length, sha256: null },
            { path: 'onnx/model_quantized.onnx', bytes: 120_000, sha256: sha256Of(weights) },
          ],
        },
      ],
    });
    expect(server.requests.some(({ what }) => what.endsWith('.onnx'))).toBe(false);
  });

  it('a model may be named by the address of its page', async () => {
    const { hub } = await hubWith({ 'an/example': { files } });
    const page = 'https://huggingface.co/an/example';
    for (const named of [
      page,
      ` ${page}/ `,
      `${page}/tree/main/onnx`,
      `${page}?library=x`,
      'huggingface.co/an/example',
    ]) {
      expect((await checkRepository(hub, named)).id).toBe('an/example');
    }
  });

  it('a name that cannot be a model’s is refused, and repeated', async () => {
    const { hub, server } = await hubWith({});
    for (const named of ['MiniLM', '../../etc/passwd', 'an/..', 'https://huggingface.co/an', '']) {
      const error = { code: 'model-unfit', message: expect.stringContaining(`“${named}”`) };
      await expect(checkRepository(hub, named)).rejects.toMatchObject(error);
    }
    expect(server.requests).toEqual([]);
  });

  it('a model is used as its settings say', async () => {
    const entry = await check({
      '1_Pooling/config.json': clsPooling,
      'sentence_bert_config.json': '{"max_seq_length":128,"do_lower_case":false}',
      'config_sentence_transformers.json': '{"prompts":{"query":"query: ","document":"text: "}}',
    });
    expect(entry).toMatchObject({ pooling: 'cls', tokenLimit: 128, prefixes: { query: 'query: ', passage: 'text: ' } });
  });

  it('a model without settings is used as the one it was converted from', async () => {
    const original = { files: { '1_Pooling/config.json': clsPooling } };
    const info = { tags: ['base_model:their/original', 'base_model:quantized:their/original'] };
    expect((await check({}, { 'their/original': original }, info)).pooling).toBe('cls');
    expect((await check({}, {}, info)).pooling).toBe('mean');
  });

  it('a model is offered in every number format that is there, the smallest first, with its files', async () => {
    const { variants } = await check({
      'onnx/model.onnx': 'weights',
      'onnx/model.onnx_data': 'more',
      'onnx/model.onnx_data_1': 'and more',
      'onnx/model_fp16.onnx': 'weights',
      'onnx/model_q4.onnx': 'weights',
    });
    expect(variants.map(({ dtype }) => dtype)).toEqual(['q8', 'fp32', 'fp16', 'q4']);
    expect(variants[1]?.files.map(({ path }) => path).slice(3)).toEqual([
      'onnx/model.onnx',
      'onnx/model.onnx_data',
      'onnx/model.onnx_data_1',
    ]);
  });

  it('a model that numbers positions from 2 takes two tokens fewer than it has positions', async () => {
    const roberta = JSON.stringify({ ...config, model_type: 'xlm-roberta', max_position_embeddings: 514 });
    expect((await check({ 'config.json': roberta })).tokenLimit).toBe(512);
  });

  it('a model without a stated token limit gets the usual one', async () => {
    expect((await check({ 'config.json': '{"hidden_size":8}' })).tokenLimit).toBe(512);
  });

  it('a model made with sentence-transformers is accepted, whatever else it is marked as', async () => {
    const info = { pipeline_tag: 'fill-mask', library_name: 'sentence-transformers' };
    await expect(check({}, {}, info)).resolves.toMatchObject({ id: 'an/example' });
  });

  it('a model says how many languages it knows', async () => {
    const languagesOf = async (tags: string[]) => inEnglish((await check({}, {}, { tags })).languages);
    expect(await languagesOf(['de', 'fr', 'ja', 'pl', 'zh', 'multilingual'])).toBe('5 languages');
    expect(await languagesOf(['de', 'fr'])).toBe('German, French');
    expect(await languagesOf([])).toBe('not stated');
  });

  it('the starter can be served as a model of the hub', async () => {
    const { hub } = await hubWith({ 'near/note': { folder: join(models, 'starter') } });
    expect(await checkRepository(hub, 'near/note')).toMatchObject({ dimensions: 256, tokenLimit: 4096 });
  });
});

describe('a model that cannot be used', () => {
  const pooling = (mode: string) => ({ '1_Pooling/config.json': JSON.stringify({ [`pooling_mode_${mode}`]: true }) });
  const cases: [string, ServedModel, RegExp][] = [
    ['that does something else', { files, info: { pipeline_tag: 'text-generation' } }, /not made for finding similar/],
    ['without weights in ONNX', { files: without('onnx/model_quantized.onnx') }, /no weights in ONNX format/],
    ['without a tokenizer', { files: without('tokenizer.json') }, /no tokenizer\.json/],
    ['without settings', { files: without('config.json') }, /no config\.json/],
    ['of unknown width', { files: { ...files, 'config.json': '{}' } }, /config\.json is invalid/],
    ['that pools by its last token', { files: { ...files, ...pooling('lasttoken') } }, /pooling_mode_lasttoken/],
    ['that pools by the maximum', { files: { ...files, ...pooling('max_tokens') } }, /pooling_mode_max_tokens/],
    ['with a further layer', { files: { ...files, '2_Dense/config.json': '{}' } }, /further layer/],
  ];
  for (const [which, served, message] of cases) {
    it(`a model is refused with the reason: one ${which}`, async () => {
      const { hub } = await hubWith({ 'an/example': served });
      const error = { code: 'model-unfit', message: expect.stringMatching(message) };
      await expect(checkRepository(hub, 'an/example')).rejects.toMatchObject(error);
    });
  }

  it('a model that the hub does not give out is refused', async () => {
    const { hub, server } = await hubWith({ 'an/example': { files } });
    const gated: HubFault = { kind: 'status', status: 403 };
    server.fault('an/example', gated);
    await expect(checkRepository(hub, 'an/example')).rejects.toMatchObject({ code: 'model-unknown' });
    server.fault('an/example/config.json', gated);
    await expect(checkRepository(hub, 'an/example')).rejects.toMatchObject({ code: 'model-unknown' });
    await expect(checkRepository(hub, 'no/such-model')).rejects.toMatchObject({ code: 'model-unknown' });
  });
});
