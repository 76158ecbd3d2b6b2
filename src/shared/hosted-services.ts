import type { HostedService } from './models.ts';

interface HostedServiceInfo {
  service: HostedService;
  name: string;
  baseUrl: string;
  /** Embedding models that the service is known to offer, with their own dimensions. */
  models: readonly { model: string; dimensions: number; dollarsPerMillionTokens: number | null }[];
  needsToken: boolean;
}

const small = { dimensions: 1536, dollarsPerMillionTokens: 0.02 };
const large = { dimensions: 3072, dollarsPerMillionTokens: 0.13 };

/** Services that speak the OpenAI embeddings protocol. The user can change the address of each. */
export const hostedServices: readonly HostedServiceInfo[] = [
  {
    service: 'github',
    name: 'GitHub Models',
    baseUrl: 'https://models.github.ai/inference',
    models: [
      { model: 'openai/text-embedding-3-small', ...small, dollarsPerMillionTokens: null },
      { model: 'openai/text-embedding-3-large', ...large, dollarsPerMillionTokens: null },
    ],
    needsToken: true,
  },
  {
    service: 'openai',
    name: 'OpenAI',
    baseUrl: 'https://api.openai.com/v1',
    models: [
      { model: 'text-embedding-3-small', ...small },
      { model: 'text-embedding-3-large', ...large },
    ],
    needsToken: true,
  },
  {
    service: 'azure',
    name: 'Azure OpenAI',
    baseUrl: 'https://YOUR-RESOURCE.openai.azure.com/openai/v1',
    models: [
      { model: 'text-embedding-3-small', ...small },
      { model: 'text-embedding-3-large', ...large },
    ],
    needsToken: true,
  },
  {
    service: 'ollama',
    name: 'Ollama',
    baseUrl: 'http://localhost:11434/v1',
    models: [
      { model: 'nomic-embed-text', dimensions: 768, dollarsPerMillionTokens: null },
      { model: 'mxbai-embed-large', dimensions: 1024, dollarsPerMillionTokens: null },
    ],
    needsToken: false,
  },
  {
    service: 'lmstudio',
    name: 'LM Studio',
    baseUrl: 'http://localhost:1234/v1',
    models: [{ model: 'text-embedding-nomic-embed-text-v1.5', dimensions: 768, dollarsPerMillionTokens: null }],
    needsToken: false,
  },
  { service: 'custom', name: 'Another service', baseUrl: '', models: [], needsToken: false },
];
