import { z } from 'zod';
import { NearnoteError } from '../../../shared/errors.ts';
import type { Dtype, Pooling } from '../../../shared/models.ts';
import { type UserText, userText, verbatim } from '../../../shared/user-text.ts';
import { type CatalogueEntry, repositoryId, weightsOf } from '../catalogue-entry.ts';
import { fileOf, type Hub, type HubModel } from './hub.ts';
import { RepositorySettings } from './repository-settings.ts';

/** The names that transformers.js gives the weights in each number format; the first that exists is the default. */
const weights: readonly [Dtype, string][] = [
  ['q8', 'onnx/model_quantized.onnx'],
  ['fp32', 'onnx/model.onnx'],
  ['fp16', 'onnx/model_fp16.onnx'],
  ['q4', 'onnx/model_q4.onnx'],
];
const smallFiles = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
const supportedKinds = ['feature-extraction', 'sentence-similarity', 'sentence-transformers'];

/** These models number positions from 2, so that two tokens fewer fit than they have positions. */
const robertaLike = ['roberta', 'xlm-roberta', 'camembert', 'mpnet'];
const defaultTokenLimit = 512;

const config = z.object({
  hidden_size: z.int().positive(),
  model_type: z.string().optional(),
  max_position_embeddings: z.int().positive().optional(),
  num_hidden_layers: z.int().nonnegative().optional(),
  intermediate_size: z.int().nonnegative().optional(),
});
// Often absurdly large, for want of a limit.
const tokenizerConfig = z.object({ model_max_length: z.number().positive().optional() });
const sentenceConfig = z.object({ max_seq_length: z.int().positive().nullish() });
const poolingConfig = z.record(z.string(), z.unknown());
const promptConfig = z.object({ prompts: z.record(z.string(), z.string()).nullish() });

/**
 * Checks a model of the hub that the user wants to add, and returns a catalogue entry pinned to its latest commit.
 * @param entered `organisation/name`, or the address of the model’s page.
 * @throws NearnoteError `model-unfit` with the reason, `model-unknown`, `download-failed`.
 */
export async function checkRepository(hub: Hub, entered: string): Promise<CatalogueEntry> {
  const id = parseRepository(entered);
  const model = await hub.describe(id);
  const kinds = [model.pipeline_tag, model.library_name, ...model.tags];
  if (!supportedKinds.some((kind) => kinds.includes(kind))) {
    throw unfit(id, userText('it is not made for finding similar texts (feature extraction)'));
  }
  const variants = variantsOf(id, model);

  const settings = new RepositorySettings(hub, { id, model });
  const architecture = await settings.own('config.json', config);
  const tokenizer = await settings.own('tokenizer_config.json', tokenizerConfig);
  const sentence = await settings.inherited('sentence_bert_config.json', sentenceConfig);
  const pooling = await settings.inherited('1_Pooling/config.json', poolingConfig);
  const prompts = (await settings.inherited('config_sentence_transformers.json', promptConfig))?.prompts ?? {};
  if ((await settings.inherited('2_Dense/config.json', z.unknown())) !== null) {
    throw unfit(id, userText('its vectors need a further layer that is not part of its ONNX files'));
  }
  return {
    id,
    name: id.slice(id.indexOf('/') + 1),
    description: userText('Added from the model hub.'),
    languages: languagesOf(model),
    license: model.tags.find((tag) => tag.startsWith('license:'))?.slice('license:'.length) ?? null,
    builtIn: false,
    revision: model.sha,
    dimensions: architecture.hidden_size,
    pooling: poolingOf(id, pooling),
    tokenLimit: tokenLimitOf(architecture, tokenizer.model_max_length, sentence?.max_seq_length),
    prefixes: { passage: prompts.passage ?? prompts.document ?? '', query: prompts.query ?? '' },
    quality: null,
    weightsPerToken: weightsPerTokenOf(architecture),
    variants,
  };
}

function parseRepository(entered: string): string {
  const path = entered.trim().replace(/^https?:\/\/[^/]+\/|^huggingface\.co\//, '');
  const parsed = repositoryId.safeParse(path.split(/[/?#]/, 2).join('/'));
  if (parsed.success) return parsed.data;
  throw new NearnoteError(
    'model-unfit',
    userText('“{entered}” is not the name of a model. A name has two parts, as in Xenova/all-MiniLM-L6-v2.', {
      entered,
    }),
  );
}

function variantsOf(id: string, model: HubModel): CatalogueEntry['variants'] {
  const missing = smallFiles.find((path) => fileOf(model, path) === null);
  if (missing !== undefined) throw unfit(id, userText('it has no {file}', { file: missing }));

  const variants = weights.flatMap(([dtype, path]) => {
    if (fileOf(model, path) === null) return [];
    // Weights of more than 2 GB are in separate files: `model.onnx_data`, `model.onnx_data_1`, …
    const external = model.siblings.map(({ rfilename }) => rfilename).filter((name) => name.startsWith(`${path}_data`));
    const files = [...smallFiles, path, ...external].map((name) => fileOf(model, name)).filter((file) => file !== null);
    return [{ dtype, files }];
  });
  if (variants.length > 0) return variants;
  throw unfit(
    id,
    userText(
      'it has no weights in ONNX format (onnx/model.onnx or a smaller one). Look for a conversion, for example by Xenova or onnx-community',
    ),
  );
}

function poolingOf(id: string, settings: Record<string, unknown> | null): Pooling {
  // The default of sentence-transformers, too.
  if (settings === null) return 'mean';
  const modes = Object.keys(settings).filter((key) => key.startsWith('pooling_mode_') && settings[key] === true);
  if (modes.length === 1 && modes[0] === 'pooling_mode_mean_tokens') return 'mean';
  if (modes.length === 1 && modes[0] === 'pooling_mode_cls_token') return 'cls';
  throw unfit(
    id,
    userText('it pools token vectors in a way that Nearnote does not support ({modes})', { modes: modes.join(', ') }),
  );
}

function tokenLimitOf(
  { model_type: type, max_position_embeddings: positions }: z.infer<typeof config>,
  ...others: (number | null | undefined)[]
): number {
  const usable = positions !== undefined && robertaLike.includes(type ?? '') ? positions - 2 : positions;
  const limits = [usable, ...others].filter((limit) => typeof limit === 'number');
  const limit = Math.min(...limits);
  return Number.isSafeInteger(limit) ? limit : defaultTokenLimit;
}

function weightsPerTokenOf({
  hidden_size: width,
  num_hidden_layers: layers,
  intermediate_size: inner,
}: z.infer<typeof config>): number | null {
  if (layers === undefined || inner === undefined) return null;
  // A model without layers merely looks up its words.
  return weightsOf(layers, width, inner) || null;
}

function languagesOf({ tags }: HubModel): UserText {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const languages = tags.filter((tag) => /^[a-z]{2}$/.test(tag) && names.of(tag) !== tag);
  if (languages.length > 4) return userText('{count} languages', { count: languages.length });
  if (languages.length > 0) return verbatim(languages.map((code) => names.of(code)).join(', '));
  return tags.includes('multilingual') ? userText('several languages') : userText('not stated');
}

function unfit(id: string, reason: UserText): NearnoteError {
  return new NearnoteError('model-unfit', userText('{id} cannot be used here: {reason}.', { id, reason }));
}
