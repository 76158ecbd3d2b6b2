import { z } from 'zod';
import { characterMapOf } from './character-map.ts';

type Normalize = (text: string) => string;

/** A normalizer of `@huggingface/tokenizers`, made of its part of a `tokenizer.json`. */
export interface LibraryNormalizer extends Normalize {
  config: unknown;
  /** Of a sequence. */
  normalizers?: (LibraryNormalizer | null)[];
}

const differing = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Sequence') }),
  z.object({ type: z.literal('Precompiled'), precompiled_charsmap: z.string().nullable().default(null) }),
  z.object({ type: z.literal('Lowercase') }),
  z.object({
    type: z.literal('BertNormalizer'),
    handle_chinese_chars: z.boolean().default(false),
    lowercase: z.boolean().default(false),
  }),
]);

/** Ideographs beyond the first 65,536 characters, as BERT’s tokenizer knows them. */
const furtherIdeographs =
  /[\u{20000}-\u{2A6DF}\u{2A700}-\u{2B73F}\u{2B740}-\u{2B81F}\u{2B920}-\u{2CEAF}\u{2F800}-\u{2FA1F}]/gu;

/**
 * Corrects those of the library’s normalizers that differ from the published ones, so that a text becomes the tokens that
 * the model was trained with:
 * - instead of SentencePiece’s character map, the library applies NFKC;
 * - it takes no ideograph beyond the first 65,536 characters for a word of its own;
 * - it has a form of its own for Σ at the end of a word in capitals, where the published ones look at each letter alone.
 */
export function exactNormalizer(normalizer: LibraryNormalizer): Normalize {
  const config = differing.safeParse(normalizer.config).data;
  switch (config?.type) {
    case 'Sequence': {
      const steps = (normalizer.normalizers ?? []).filter((step) => step !== null).map(exactNormalizer);
      return (text) => steps.reduce((before, step) => step(before), text);
    }
    case 'Precompiled':
      return config.precompiled_charsmap === null ? (text) => text : characterMapOf(config.precompiled_charsmap);
    case 'Lowercase':
      return (text) => normalizer(withPlainSigma(text));
    case 'BertNormalizer':
      return (text) => {
        const parted = config.handle_chinese_chars ? text.replace(furtherIdeographs, ' $& ') : text;
        return normalizer(config.lowercase ? withPlainSigma(parted) : parted);
      };
    case undefined:
      return normalizer;
  }
}

function withPlainSigma(text: string): string {
  return text.replaceAll('Σ', 'σ');
}
