// In the installed app this takes the place of the image library of the same name, which @huggingface/transformers imports
// and uses for images only: Nearnote gives it none, and the library’s native part (18 MB, LGPL) need not be shipped.
export default function sharp() {
  throw new Error('Nearnote ships no image library.');
}
