import { z } from 'zod';

/** Number format of a local model's weights. */
export const dtype = z.enum(['fp32', 'fp16', 'q8', 'q4']);
export type Dtype = z.infer<typeof dtype>;

/** How the vectors of a text's tokens become the text's vector. */
export const pooling = z.enum(['mean', 'cls']);
export type Pooling = z.infer<typeof pooling>;

export const device = z.enum(['cpu', 'webgpu']);
export type Device = z.infer<typeof device>;

/** What a user may force; `auto` tries both and keeps the faster correct one. */
export const deviceChoice = z.enum(['auto', ...device.options]);
export type DeviceChoice = z.infer<typeof deviceChoice>;

const localModel = z.object({
  kind: z.literal('local'),
  /** Id in the catalogue; for a model of the hub, its repository. */
  id: z.string(),
  name: z.string(),
  /** Names the exact files: another revision's vectors are other vectors. */
  revision: z.string(),
  dtype,
  pooling,
  /** Tokens after which a text is cut off. */
  tokenLimit: z.int().positive(),
  dimensions: z.int().positive(),
  /** What the model was trained to see before a text of each kind. */
  prefixes: z.object({ passage: z.string(), query: z.string() }),
});
export type LocalModel = z.infer<typeof localModel>;

export const hostedService = z.enum(['github', 'openai', 'azure', 'ollama', 'lmstudio', 'custom']);
export type HostedService = z.infer<typeof hostedService>;

export const hostedModel = z.object({
  kind: z.literal('hosted'),
  id: z.string(),
  name: z.string(),
  service: hostedService,
  /** Without a slash at its end; `/embeddings` is asked below it. */
  baseUrl: z.string(),
  /** As the service knows it. */
  model: z.string(),
  dimensions: z.int().positive(),
  /** Whether to ask for that width: not every service understands the field. */
  asksForDimensions: z.boolean(),
});
export type HostedModel = z.infer<typeof hostedModel>;

/** All that is needed to make the same vectors again. */
export const modelSpec = z.discriminatedUnion('kind', [localModel, hostedModel]);
export type ModelSpec = z.infer<typeof modelSpec>;

/** What a user enters to use a hosted model. */
export const hostedDraft = z.object({
  service: hostedService,
  baseUrl: z.url({ protocol: /^https?$/, error: 'The address must begin with https:// or http://.' }),
  model: z.string().trim().min(1),
  /** Null for the model's own width. */
  dimensions: z.int().min(1).max(16_000).nullable(),
});
export type HostedDraft = z.infer<typeof hostedDraft>;

/** Names one model of the list in one number format: `Xenova/all-MiniLM-L6-v2@q8`, or an id alone. */
export const modelKey = z.string().min(1).max(500);

const bytes = z.number().int().nonnegative();

const modelStatus = z.discriminatedUnion('state', [
  /** Ships with Nearnote. */
  z.object({ state: z.literal('built-in') }),
  z.object({ state: z.literal('not-downloaded') }),
  z.object({ state: z.literal('downloading'), done: bytes, total: bytes }),
  /** Downloaded, or reachable over the network. */
  z.object({ state: z.literal('ready') }),
  /** Its vectors are being made, in chunks. */
  z.object({ state: z.literal('building'), done: z.int(), total: z.int() }),
  z.object({ state: z.literal('active') }),
  /** Vectors from before: switching back costs nothing. `bytes` is what discarding frees. */
  z.object({ state: z.literal('kept'), bytes }),
  z.object({ state: z.literal('failed'), reason: z.string() }),
]);
export type ModelStatus = z.infer<typeof modelStatus>;

export const measuredSpeed = z.object({
  textsPerSecond: z.number(),
  tokensPerSecond: z.number(),
  device: device.nullable(),
  /** Milliseconds since the epoch. */
  measuredAt: z.number(),
});

/** A model in one number format; hosted models have one variant, without a format. */
const modelVariant = z.object({
  key: modelKey,
  dtype: dtype.nullable(),
  /** To download; null where it is not known before the hub is asked, or nothing is downloaded. */
  bytes: bytes.nullable(),
  /** Whether its files lie on this computer and can be deleted. */
  downloaded: z.boolean(),
  status: modelStatus,
  speed: measuredSpeed.nullable(),
});
export type ModelVariant = z.infer<typeof modelVariant>;

const modelView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['built-in', 'local', 'hosted']),
  /** Who runs it, for the user: `This computer`, `GitHub Models`. */
  provider: z.string(),
  /** Host that texts are sent to; null if none are. */
  host: z.string().nullable(),
  baseUrl: z.string().nullable(),
  description: z.string(),
  languages: z.string(),
  dimensions: z.int(),
  tokenLimit: z.int().nullable(),
  license: z.string().nullable(),
  /** Published retrieval quality: mean nDCG@10, 0 to 1, over the named benchmark. */
  quality: z.object({ ndcg10: z.number(), benchmark: z.string() }).nullable(),
  /** The first is the default. */
  variants: z.array(modelVariant).min(1),
  /** Added by the user, who may remove it. */
  custom: z.boolean(),
});
export type ModelView = z.infer<typeof modelView>;

/** Everything the settings show of models, as one snapshot. */
export const modelsState = z.object({
  models: z.array(modelView),
  device: z.object({
    choice: deviceChoice,
    /** Where the active model runs; null for a hosted one, or before it was first needed. */
    active: device.nullable(),
    /** Which device was taken and why, in words; null before it was first needed. */
    reason: z.string().nullable(),
  }),
  /** Address that models are downloaded from. */
  hubUrl: z.string(),
});
export type ModelsState = z.infer<typeof modelsState>;

/** What switching to a model would mean, told before it begins. */
export const switchPlan = z.object({
  key: modelKey,
  name: z.string(),
  dimensions: z.int(),
  chunks: z.int(),
  /** Chunks without a vector of this model. */
  toEmbed: z.int(),
  /** Of the texts to embed, as far as can be known without the model's own tokenizer. */
  tokens: z.int(),
  /** From texts of this library embedded for the purpose; null where that is not possible yet. */
  seconds: z.number().nullable(),
  /** Null where nothing must be downloaded, or the size is not known. */
  downloadBytes: bytes.nullable(),
  needsDownload: z.boolean(),
  /** Where texts leave this computer. `agreed` tells that the user has agreed to that host before. */
  hosted: z
    .object({ host: z.string(), requests: z.int(), cost: z.number().nullable(), agreed: z.boolean() })
    .nullable(),
});
export type SwitchPlan = z.infer<typeof switchPlan>;

const pause = z.discriminatedUnion('by', [
  z.object({ by: z.literal('user') }),
  /** The service asks to wait. */
  z.object({ by: z.literal('provider'), until: z.number(), reason: z.string() }),
  /** It cannot go on before the user does something (a token, another model): resuming tries again. */
  z.object({ by: z.literal('trouble'), reason: z.string() }),
]);
export type Pause = z.infer<typeof pause>;

export const reembedPhase = z.enum(['downloading', 'loading', 'embedding', 'checking']);

/** A model's vectors being made beside those that search uses. */
export const reembedView = z.object({
  key: modelKey,
  name: z.string(),
  dimensions: z.int(),
  phase: reembedPhase,
  /** Bytes while downloading, chunks otherwise. */
  done: z.number(),
  total: z.number(),
  failed: z.int(),
  chunksPerSecond: z.number().nullable(),
  tokensPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  /** Chunks (bytes while downloading) in each of the last seconds, newest last, 60 at most. */
  rates: z.array(z.number()).max(60),
  /** Null while it goes on. */
  pause: pause.nullable(),
});
export type ReembedView = z.infer<typeof reembedView>;

/** What is known of the token for a service, never the token itself. */
export const tokenStatus = z.object({
  source: z.enum(['none', 'keychain', 'session', 'environment']),
  /** The last two characters; null where there is none. */
  ending: z.string().max(2).nullable(),
  /** Why nothing can be kept in the system's keychain; null where it can. */
  keychainProblem: z.string().nullable(),
});
export type TokenStatus = z.infer<typeof tokenStatus>;
