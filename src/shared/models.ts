import { z } from 'zod';
import { webAddress } from './bounds.ts';
import { userTextShape } from './user-text.ts';

/** Where the models of the catalogue are downloaded from, unless the user has named another hub. */
export const defaultHub = 'https://huggingface.co';

/** The file in the data folder that holds the settings of models. */
export const modelSettingsFile = 'models.json';

/** Number format of a local model’s weights. */
export const dtype = z.enum(['fp32', 'fp16', 'q8', 'q4']);
export type Dtype = z.infer<typeof dtype>;

/** Bits of a number in each format, as the user reads it: `q8` and the like are names for programmers. */
export const bitsOf: Readonly<Record<Dtype, string>> = { q4: '4', q8: '8', fp16: '16', fp32: '32' };

/** How the vectors of a text’s tokens become the vector of the text. */
export const pooling = z.enum(['mean', 'cls']);
export type Pooling = z.infer<typeof pooling>;

export const device = z.enum(['cpu', 'webgpu']);
export type Device = z.infer<typeof device>;

/** The user’s choice; `auto` tries all devices and keeps the fastest one that gives correct vectors. */
export const deviceChoice = z.enum(['auto', ...device.options]);
export type DeviceChoice = z.infer<typeof deviceChoice>;

/** How much of the computer’s memory the vectors of the active model may take: where they need more, they stay in the database. */
export const vectorMemoryChoice = z.enum(['none', 'tenth', 'quarter']);
export type VectorMemoryChoice = z.infer<typeof vectorMemoryChoice>;

const localModel = z.object({
  kind: z.literal('local'),
  /** Id in the catalogue; for a model of the hub, its repository. */
  id: z.string(),
  name: z.string(),
  /** Identifies the exact files: another revision makes different vectors. */
  revision: z.string(),
  dtype,
  pooling,
  /** Tokens after which a text is truncated. */
  tokenLimit: z.int().positive(),
  dimensions: z.int().positive(),
  /** What the model was trained with in front of texts of each kind. */
  prefixes: z.object({ passage: z.string(), query: z.string() }),
});
export type LocalModel = z.infer<typeof localModel>;

export const hostedService = z.enum(['github', 'openai', 'azure', 'ollama', 'lmstudio', 'custom']);
export type HostedService = z.infer<typeof hostedService>;

const serviceAddress = z
  .url({ protocol: /^https?$/, error: 'The address must begin with https:// or http://.' })
  .max(2_000, 'The address is too long.');

export const hostedModel = z.object({
  kind: z.literal('hosted'),
  id: z.string(),
  name: z.string(),
  service: hostedService,
  /** Without a trailing slash; requests go to `/embeddings` below it. */
  baseUrl: serviceAddress,
  /** The name of the model at the service. */
  model: z.string(),
  dimensions: z.int().positive(),
  /** Whether requests ask for these dimensions: not every service understands the field. */
  asksForDimensions: z.boolean(),
});
export type HostedModel = z.infer<typeof hostedModel>;

/** Everything that is needed to make the same vectors again. */
export const modelSpec = z.discriminatedUnion('kind', [localModel, hostedModel]);
export type ModelSpec = z.infer<typeof modelSpec>;

/** What the user enters to add a hosted model. */
export const hostedDraft = z.object({
  service: hostedService,
  baseUrl: serviceAddress,
  model: z.string().trim().min(1).max(200),
  /** Null for the model’s own dimensions. */
  dimensions: z.int().min(1).max(16_000).nullable(),
});
export type HostedDraft = z.infer<typeof hostedDraft>;

/** Identifies a model of the list in one number format: `Xenova/all-MiniLM-L6-v2@q8`, or an id alone. */
export const modelKey = z.string().min(1).max(500);

const bytes = z.number().int().nonnegative();

const modelStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('built-in') }),
  z.object({ state: z.literal('not-downloaded') }),
  z.object({ state: z.literal('downloading'), done: bytes, total: bytes }),
  /** Downloaded, or reachable over the network. */
  z.object({ state: z.literal('ready') }),
  /** The library is being embedded with it; counted in chunks. */
  z.object({ state: z.literal('building'), done: z.int(), total: z.int() }),
  z.object({ state: z.literal('active') }),
  /** Its vectors are kept, so that switching back takes no time. `bytes` is what discarding them frees. */
  z.object({ state: z.literal('kept'), bytes }),
  z.object({ state: z.literal('failed'), reason: userTextShape }),
]);
export type ModelStatus = z.infer<typeof modelStatus>;

export const measuredSpeed = z.object({
  textsPerSecond: z.number(),
  tokensPerSecond: z.number(),
  device: device.nullable(),
  /** Milliseconds since the epoch. */
  measuredAt: z.number(),
});

/** A model in one number format; a hosted model has one variant, without a number format. */
const modelVariant = z.object({
  key: modelKey,
  dtype: dtype.nullable(),
  /** Size of the download; null if it is not known, or nothing has to be downloaded. */
  bytes: bytes.nullable(),
  /** Whether its files were downloaded and can be deleted. */
  downloaded: z.boolean(),
  status: modelStatus,
  speed: measuredSpeed.nullable(),
  /** Expected time to embed the open library with it, in seconds; null if it is not known, or no library is open. */
  seconds: z.number().nullable(),
});
export type ModelVariant = z.infer<typeof modelVariant>;

/** A language of the library’s notes: ISO 639-1, and the share of the notes that are in it, 0 to 1. */
const noteLanguage = z.object({ language: z.string(), share: z.number() });
export type NoteLanguage = z.infer<typeof noteLanguage>;

/** How well a model can be expected to find the notes of the open library. */
const modelFit = z.object({
  /** nDCG@10, 0 to 1: the languages’ figures, weighted by their shares. */
  ndcg10: z.number(),
  /** `measured`: on labelled sets in this language; otherwise it is the mean of languages that were measured. */
  languages: z.array(noteLanguage.extend({ ndcg10: z.number(), measured: z.boolean() })),
  /** What limits the figures, for the user; null if nothing does. */
  remark: userTextShape.nullable(),
});
export type ModelFit = z.infer<typeof modelFit>;

const modelView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['built-in', 'local', 'hosted']),
  /** Where it runs, for the user: “This computer”, “GitHub Models”. */
  provider: userTextShape,
  /** The host that texts are sent to; null for a local model. */
  host: z.string().nullable(),
  baseUrl: z.string().nullable(),
  description: userTextShape,
  languages: userTextShape,
  dimensions: z.int(),
  tokenLimit: z.int().nullable(),
  license: z.string().nullable(),
  /** Published retrieval quality: mean nDCG@10, 0 to 1, over the named benchmark. */
  quality: z.object({ ndcg10: z.number(), benchmark: userTextShape }).nullable(),
  /** Null if the model was not measured, or the languages of the notes are not known. */
  fit: modelFit.nullable(),
  /** The first is the default. */
  variants: z.array(modelVariant).min(1),
  /** Whether the user has added it and can remove it. */
  custom: z.boolean(),
});
export type ModelView = z.infer<typeof modelView>;

/** Which model would find clearly more in the notes of the open library than the one in use. */
const modelAdvice = z.object({
  key: modelKey,
  name: z.string(),
  ndcg10: z.number(),
  /** That of the model in use. */
  activeNdcg10: z.number(),
  languages: z.array(noteLanguage),
  /** Null if nothing has to be downloaded. */
  downloadBytes: bytes.nullable(),
  /** To embed the library, measured on this computer. */
  seconds: z.number(),
  /** Whether the window offers it: once for a library, after its first indexing, until the user has answered. */
  isOffered: z.boolean(),
});
export type ModelAdvice = z.infer<typeof modelAdvice>;

/** What the user changes of the choices for all models; the rest stays. */
export const modelChoices = z
  .object({ device: deviceChoice, vectorMemory: vectorMemoryChoice, hubUrl: webAddress })
  .partial();
export type ModelChoices = z.infer<typeof modelChoices>;

/** Everything that the settings show about models, as one snapshot. */
export const modelsState = z.object({
  /** In a library, the best for its notes first; those that were not measured follow. */
  models: z.array(modelView),
  /** Null if the model in use serves the notes as well as any, or if that is not known. */
  advice: modelAdvice.nullable(),
  device: z.object({
    choice: deviceChoice,
    /** The device of the active model; null for a hosted model, or before the device was first needed. */
    active: device.nullable(),
    /** The reason for the device, for the user; null if `active` is. */
    reason: userTextShape.nullable(),
  }),
  vectorMemory: vectorMemoryChoice,
  /** Of the computer. */
  memoryBytes: bytes,
  /** The address that models are downloaded from. */
  hubUrl: z.string(),
});
export type ModelsState = z.infer<typeof modelsState>;

/** What switching to a model would involve, shown before it begins. */
export const switchPlan = z.object({
  key: modelKey,
  name: z.string(),
  dimensions: z.int(),
  chunks: z.int(),
  /** Chunks without a vector of this model. */
  toEmbed: z.int(),
  /** Tokens of the texts to embed, estimated without the model’s own tokenizer. */
  tokens: z.int(),
  /** Estimated from passages that were embedded to measure the speed; null if that is not possible yet. */
  seconds: z.number().nullable(),
  /** Null if nothing has to be downloaded, or the size is not known. */
  downloadBytes: bytes.nullable(),
  needsDownload: z.boolean(),
  /** For a hosted model, to which texts are sent. `agreed`: the user has agreed to its host before. `cost`: in US dollars. */
  hosted: z
    .object({ host: z.string(), requests: z.int(), cost: z.number().nullable(), agreed: z.boolean() })
    .nullable(),
});
export type SwitchPlan = z.infer<typeof switchPlan>;

const pause = z.discriminatedUnion('by', [
  z.object({ by: z.literal('user') }),
  /** The service asks to wait. */
  z.object({ by: z.literal('provider'), until: z.number(), reason: userTextShape }),
  /** The user has to do something first, such as entering a token or choosing another model; resuming tries again. */
  z.object({ by: z.literal('trouble'), reason: userTextShape }),
]);
export type Pause = z.infer<typeof pause>;

/** The rate over a whole run, in samples of equal length, oldest first. */
export const runRates = z.object({
  /** Seconds of a sample. */
  seconds: z.number(),
  /** Items per second; at most 120. */
  values: z.array(z.number()).max(120),
});
export type RunRates = z.infer<typeof runRates>;

export const reembedPhase = z.enum(['downloading', 'loading', 'embedding', 'checking']);

/** A re-embed in progress, beside the generation that search uses. */
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
  /** Of this phase: chunks, or bytes while downloading. */
  rates: runRates,
  /** Null while it is not paused. */
  pause: pause.nullable(),
});
export type ReembedView = z.infer<typeof reembedView>;

/** What the page may know about the token for a service: never the token itself. */
export const tokenStatus = z.object({
  source: z.enum(['none', 'keychain', 'session', 'environment']),
  /** The token’s last two characters; null if there is no token. */
  ending: z.string().max(2).nullable(),
  /** Why the system’s keychain cannot be used; null if it can. */
  keychainProblem: userTextShape.nullable(),
});
export type TokenStatus = z.infer<typeof tokenStatus>;
