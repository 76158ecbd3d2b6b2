import { userText } from '../../shared/user-text.ts';
import { starterId } from '../embedding/model-spec.ts';
import { type CatalogueEntry, type ModelFile, weightsOf } from './catalogue-entry.ts';

/** The languages of most models. */
export const english = userText('English');

/** Built in, so that semantic search works at once and without a network. */
export const starter: CatalogueEntry = {
  id: starterId,
  name: 'Nearnote starter',
  description: userText('Built in, and by far the fastest: for the first minutes, and for slow computers.'),
  languages: english,
  license: 'CC BY-SA 4.0',
  builtIn: true,
  revision: 'a4b565263304db9f',
  dimensions: 256,
  pooling: 'cls',
  tokenLimit: 4096,
  prefixes: { passage: '', query: '' },
  quality: null,
  weightsPerToken: null,
  variants: [{ dtype: 'q8', files: [] }],
};

const file = (path: string, bytes: number, sha256: string): ModelFile => ({ path, bytes, sha256 });

/** Several models have identical tokenizer settings. */
const bertTokenizerConfig = file(
  'tokenizer_config.json',
  366,
  '9261e7d79b44c8195c1cada2b453e55b00aeb81e907a6664974b4d7776172ab3',
);
const searchPrefixes = { passage: '', query: 'Represent this sentence for searching relevant passages: ' };
const sixLayers = weightsOf(6, 384, 1536);
const twelveLayers = weightsOf(12, 384, 1536);
const retrievalMean = userText('mean of MTEB’s 15 English retrieval sets (BEIR)');

const miniLmFiles = [
  file('config.json', 650, '7135149f7cffa1a573466c6e4d8423ed73b62fd2332c575bf738a0d033f70df7'),
  file('tokenizer.json', 711_661, 'da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0'),
  bertTokenizerConfig,
];

const bgeSmallFiles = [
  file('config.json', 683, 'fa73f90bf92c8cace1fbcb709626306f2bdbc9ea3e5b5f94b440df9b6aa56350'),
  file('tokenizer.json', 711_396, 'd241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66'),
  bertTokenizerConfig,
];

const arcticTokenizerFiles = [
  file('tokenizer.json', 711_649, '91f1def9b9391fdabe028cd3f3fcc4efd34e5d1f08c3bf2de513ebb5911a1854'),
  file('tokenizer_config.json', 1_433, '9ca59277519f6e3692c8685e26b94d4afca2d5438deff66483db495e48735810'),
];
const arcticXsFiles = [
  file('config.json', 737, 'd7d071046ab952af96b7abad788db7ab3fc997b465e1b9914ff39707092254ec'),
  ...arcticTokenizerFiles,
];
const arcticSFiles = [
  file('config.json', 703, '4e519aa92ec40943356032afe458c8829d70c5766b109e4a57490b82f72dcfb7'),
  ...arcticTokenizerFiles,
];

/** The local models on offer, each pinned to a commit and to the exact content of its files. Sources: docs/models.md. */
export const catalogue: readonly CatalogueEntry[] = [
  starter,
  {
    id: 'Xenova/all-MiniLM-L6-v2',
    name: 'all-MiniLM-L6-v2',
    description: userText('The classic: small, fast, and a good all-rounder.'),
    languages: english,
    license: 'Apache-2.0',
    builtIn: false,
    revision: '751bff37182d3f1213fa05d7196b954e230abad9',
    dimensions: 384,
    pooling: 'mean',
    tokenLimit: 256,
    prefixes: { passage: '', query: '' },
    quality: { ndcg10: 0.4195, benchmark: retrievalMean },
    weightsPerToken: sixLayers,
    variants: [
      {
        dtype: 'q8',
        files: [
          ...miniLmFiles,
          file(
            'onnx/model_quantized.onnx',
            22_972_370,
            'afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1',
          ),
        ],
      },
      {
        dtype: 'fp32',
        files: [
          ...miniLmFiles,
          file('onnx/model.onnx', 90_387_606, '759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e'),
        ],
      },
    ],
  },
  {
    id: 'Xenova/bge-small-en-v1.5',
    name: 'bge-small-en-v1.5',
    description: userText('Better published results than MiniLM, for twice the work per text.'),
    languages: english,
    license: 'MIT',
    builtIn: false,
    revision: 'ea104dacec62c0de699686887e3f920caeb4f3e3',
    dimensions: 384,
    pooling: 'cls',
    tokenLimit: 512,
    prefixes: searchPrefixes,
    quality: { ndcg10: 0.5168, benchmark: retrievalMean },
    weightsPerToken: twelveLayers,
    variants: [
      {
        dtype: 'q8',
        files: [
          ...bgeSmallFiles,
          file(
            'onnx/model_quantized.onnx',
            34_014_426,
            '6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4',
          ),
        ],
      },
      {
        dtype: 'fp32',
        files: [
          ...bgeSmallFiles,
          file('onnx/model.onnx', 133_093_490, '828e1496d7fabb79cfa4dcd84fa38625c0d3d21da474a00f08db0f559940cf35'),
        ],
      },
    ],
  },
  {
    id: 'Xenova/multilingual-e5-small',
    name: 'multilingual-e5-small',
    description: userText(
      'For notes in languages other than English, or in several: a query finds passages in any of them.',
    ),
    languages: userText('about 100 languages'),
    license: 'MIT',
    builtIn: false,
    revision: '761b726dd34fb83930e26aab4e9ac3899aa1fa78',
    dimensions: 384,
    pooling: 'mean',
    tokenLimit: 512,
    prefixes: { passage: 'passage: ', query: 'query: ' },
    quality: { ndcg10: 0.466, benchmark: retrievalMean },
    weightsPerToken: twelveLayers,
    variants: [
      {
        dtype: 'q8',
        files: [
          file('config.json', 658, 'cb99455288675345e1a4f411438d5d0adbba5fbd3a67ea4fb03c015433b996c1'),
          file('tokenizer.json', 17_082_730, '0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39'),
          file('tokenizer_config.json', 443, 'a1d6bc8734a6f635dc158508bef000f8e2e5a759c7d92f984b2c86e5ff53425b'),
          file(
            'onnx/model_quantized.onnx',
            118_308_185,
            'f80102d3f2a1229f387d3c81909990d8945513e347b0eab049f7de3c6f98c193',
          ),
        ],
      },
    ],
  },
  {
    id: 'Snowflake/snowflake-arctic-embed-xs',
    name: 'snowflake-arctic-embed-xs',
    description: userText('As small and fast as MiniLM, made for retrieval.'),
    languages: english,
    license: 'Apache-2.0',
    builtIn: false,
    revision: 'd8c86521100d3556476a063fc2342036d45c106f',
    dimensions: 384,
    pooling: 'cls',
    tokenLimit: 512,
    prefixes: searchPrefixes,
    quality: { ndcg10: 0.5015, benchmark: retrievalMean },
    weightsPerToken: sixLayers,
    variants: [
      {
        dtype: 'q8',
        files: [
          ...arcticXsFiles,
          file(
            'onnx/model_quantized.onnx',
            22_972_992,
            'e6aa5e656466a73d7c3111e9a3378bd13e5b93af30eaac2b3f13fd56692589a1',
          ),
        ],
      },
      {
        dtype: 'fp32',
        files: [
          ...arcticXsFiles,
          file('onnx/model.onnx', 90_387_631, 'cf2698d30ff05da02c70a088313bad56e5c2f401d734cb24a8390d446111936c'),
        ],
      },
    ],
  },
  {
    id: 'Snowflake/snowflake-arctic-embed-s',
    name: 'snowflake-arctic-embed-s',
    description: userText(
      'Made for retrieval, with the best published figure of these models, for twice the work of MiniLM per text.',
    ),
    languages: english,
    license: 'Apache-2.0',
    builtIn: false,
    revision: 'e596f507467533e48a2e17c007f0e1dacc837b33',
    dimensions: 384,
    pooling: 'cls',
    tokenLimit: 512,
    prefixes: searchPrefixes,
    quality: { ndcg10: 0.5198, benchmark: retrievalMean },
    weightsPerToken: twelveLayers,
    variants: [
      {
        dtype: 'q8',
        files: [
          ...arcticSFiles,
          file(
            'onnx/model_quantized.onnx',
            34_015_111,
            'f93ff225320628d2e88baf2a395cae791b0e3b27edf5c70bf7b312a4d3260c14',
          ),
        ],
      },
      {
        dtype: 'fp32',
        files: [
          ...arcticSFiles,
          file('onnx/model.onnx', 133_093_492, '579c1f1778a0993eb0d2a1403340ffb491c769247fb46acc4f5cf8ac5b89c1e1'),
        ],
      },
    ],
  },
];
