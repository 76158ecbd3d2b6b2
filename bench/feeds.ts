import type { Tensor } from '@huggingface/transformers';

/** What a bare session of the runtime is given for a text. @param inputs what the model’s tokenizer makes of it. */
export function feedOf(inputs: Record<string, Tensor>) {
  return Object.fromEntries(Object.entries(inputs).map(([name, tensor]) => [name, tensor.ort_tensor]));
}
