import { globSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { sampleQuestions } from '../src/shared/sample-questions.ts';
import { said } from './said.ts';

/** What is called the same in every language: products, formats, models, services, and the values that scenarios type. */
const names = wordsOf(
  'Nearnote Markdown Org reStructuredText AsciiDoc HTML PDF Word PowerPoint Excel CSV OpenDocument RTF EPUB Canvas Evernote Joplin Electron Chromium Node GitHub Obsidian Visual ' +
    'Studio Code Hugging Face OpenAI Azure Ollama LM Studio Mistral Cohere Voyage Jina Google Gemini Nomic Together BM25 nDCG ONNX ' +
    'WebGPU CPU GPU API MiniLM multilingual bge small base large snowflake arctic embed xs starter fp16 fp32 int8 kB MB GB ms ' +
    'pglite postgresql linux x64 arm64 all L6 v1 v2 en e5 huggingface co CC BY SA CC0 Deutsch English nosuch folder tag type after before path sort ' +
    sampleQuestions.map(({ question }) => question).join(' '),
);
/** Dates, names of languages and keys are the system’s, in the language whose place the pseudo-language takes. */
const ofTheSystem = /\d{1,2}\. \p{L}+\.?(?: \d{4})?|heute|gestern|Englisch|Deutsch|F\d+/gu;
/** What Chromium’s part for WebGPU says where there is no graphics card. */
const ofTheDriver = /Failed to get a WebGPU adapter: No supported adapters/g;
/** The ends of files’ names are the same in every language. */
const extension = /(?<!\S)\.[a-z]\w*/g;
/** Where something lies on the disk. */
const path = /\/\S+/g;
/** A text of so many words that are all the user’s is a passage of theirs. */
const passageLength = 12;

/** A text of the window, and the block that it stands in. */
interface Shown {
  text: string;
  block: string;
  /** Whether it is in a result, with passages of the user’s. */
  isInResult: boolean;
}

/** What is written in files, and in their names. */
interface Written {
  /** Words of names and headings, which may stand alone. */
  short: ReadonlySet<string>;
  words: ReadonlySet<string>;
  letters: string;
}

/** @param folders whose Markdown and text files are the user’s notes, or documents that ship with Nearnote. */
export function writtenIn(folders: readonly string[]): Written {
  const files = folders.flatMap((folder) => globSync('**/*.*', { cwd: folder }).map((path) => `${folder}/${path}`));
  const text = files
    .filter((file) => /\.(md|txt|org|html|ipynb|csv)$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const headings = text.match(/^#.*$|^title:.*$|#[\w/]+|^tags:.*$|^aliases:.*$/gm) ?? [];
  return { short: wordsOf([...files, ...headings].join(' ')), words: wordsOf(text), letters: lettersOf(text) };
}

/**
 * The texts of the window with words that are neither in the pseudo-language nor the user’s: somebody has forgotten to have
 * them translated.
 */
export async function englishLeft(page: Page, { short, words, letters }: Written): Promise<string[]> {
  const shown = await page.evaluate(shownTexts, said('Text'));
  const searches = wordsOf(JSON.stringify(await page.evaluate(() => window.nearnote.request('searches.list', {}))));
  const mayStandAlone = (word: string): boolean => names.has(word) || short.has(word) || searches.has(word);
  const left = shown.filter(({ text, block, isInResult }) => {
    const plain = [
      ...wordsOf(text.replace(ofTheSystem, '').replace(ofTheDriver, '').replace(extension, '').replace(path, '')),
    ].filter((word) => !mayStandAlone(word));
    if (plain.length === 0) return false;
    // Words of the user’s notes stand alone in the names of groups and under *Why?*: as they are looked for, in lower case.
    const isPassage =
      isInResult || text.includes('~') || /^\p{Ll}/u.test(text) || block.split(/\s+/).length >= passageLength;
    if (isPassage && plain.every((word) => words.has(word))) return false;
    return wordsOf(text).size < 3 || !letters.includes(lettersOf(text));
  });
  return [...new Set(left.map(({ text }) => text))];
}

/** The plain words of at least two letters, in lower case: what the pseudo-language says has accents or a tilde. */
function wordsOf(text: string): Set<string> {
  const words = text.match(/[\p{L}\d]+~*/gu) ?? [];
  return new Set(words.filter((word) => /^[A-Za-z][A-Za-z\d]+$/.test(word)).map((word) => word.toLowerCase()));
}

/** Without what Markdown, marks and lines change. */
function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}]/gu, '');
}

/** Runs in the page. What is in the text of a note is the user’s. */
function shownTexts(noteText: string): Shown[] {
  const found: Shown[] = [];
  const blockOf = (element: Element | null): string => {
    let block = element;
    while (block?.parentElement && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    return block?.textContent ?? '';
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (
      !textContent?.trim() ||
      !parentElement?.checkVisibility() ||
      parentElement.closest(`script, style, math, [aria-label="${noteText}"]`)
    )
      continue;
    found.push({
      text: textContent,
      block: blockOf(parentElement),
      isInResult: parentElement.closest('[role=option]') !== null,
    });
  }
  for (const element of document.body.querySelectorAll('*')) {
    for (const attribute of ['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt']) {
      const text = element.getAttribute(attribute);
      if (text?.trim()) found.push({ text, block: text, isInResult: false });
    }
  }
  return found;
}

/** The controls whose text is cut off, and the pairs of controls that overlap. */
export async function brokenLayout(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>('button, a[href], [role=tab], [role=menuitem]')].filter(
      (element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const atCentre = document.elementFromPoint(left + width / 2, top + height / 2);
        return element.checkVisibility() && width > 0 && element.contains(atCentre);
      },
    );
    /** What lies over the window may cover it. */
    const layerOf = (element: HTMLElement) => element.closest('[role=dialog], [role=menu], [role=status], [role=note]');
    const nameOf = (element: HTMLElement): string => element.ariaLabel ?? element.innerText;
    // What the user has written may be cut off; what Nearnote says is marked as longer by its tildes.
    const isCut = (element: HTMLElement): boolean =>
      [element, ...element.querySelectorAll<HTMLElement>('*')].some(
        (part) => part.innerText?.includes('~') && part.clientWidth > 1 && part.scrollWidth > part.clientWidth + 1,
      );
    const problems = controls.filter(isCut).map((element) => `cut off: ${nameOf(element)}`);
    for (const [i, one] of controls.entries()) {
      for (const other of controls.slice(i + 1)) {
        if (one.contains(other) || other.contains(one) || layerOf(one) !== layerOf(other)) continue;
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (width > 2 && height > 2) problems.push(`overlap: ${nameOf(one)} / ${nameOf(other)}`);
      }
    }
    return problems;
  });
}
