import { scripted, withReading } from '../../notes/scripted.ts';

/** Follows what stands raised, lowered, or above other text in a line: numbers of notes, formulas, and the readings of Japanese and Chinese. */
export class InlineScripts {
  /** Where the open elements began in the text of their block. */
  readonly #starts: { name: string; start: number }[] = [];
  #reading = '';
  #inside: 'reading' | 'brackets' | null = null;
  #run: 'sup' | 'sub' | null = null;

  /** @param at the length of the block’s text so far. */
  open(name: string, at: number): void {
    if (name === 'sup' || name === 'sub' || name === 'ruby') this.#starts.push({ name, start: at });
    if (name === 'ruby') this.#reading = '';
    if (name === 'rt') this.#inside = 'reading';
    if (name === 'rp') this.#inside = 'brackets';
  }

  /** Begins a run of text of which an element within it says that it is raised or lowered. */
  openRun(script: 'sup' | 'sub', at: number): void {
    this.#run = script;
    this.open(script, at);
  }

  /** Ends a run of text, raised, lowered or neither. @returns the block’s text with what stood in it. */
  closeRun(text: string): string {
    const script = this.#run;
    this.#run = null;
    return script === null ? text : this.close(script, text);
  }

  /** Whether a text belongs to no line: it is a reading, or the brackets around one. */
  takes(text: string): boolean {
    if (this.#inside === 'reading') this.#reading += text;
    return this.#inside !== null;
  }

  /** Ends an element. @returns the block’s text with what stood in it. */
  close(name: string, text: string): string {
    if (name === 'rt' || name === 'rp') this.#inside = null;
    if (this.#starts.at(-1)?.name !== name) return text;
    const start = this.#starts.pop()?.start ?? text.length;
    // The block has ended in between.
    if (start > text.length) return text;
    const [before, inner] = [text.slice(0, start), text.slice(start)];
    if (name === 'ruby') return before + withReading(inner, this.#reading);
    const script = scripted(inner, name);
    // What is no number would become part of the word before it.
    return script === inner && name === 'sup' && /\p{L}{3}$/u.test(before.slice(-6))
      ? `${before} ${inner}`
      : before + script;
  }
}
