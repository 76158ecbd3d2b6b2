import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright';
import { z } from 'zod';
import { messageOf } from '../../src/shared/errors.ts';
import { toApp } from './addresses.ts';
import { bindingName, type PageCall, type PageReply, pageScript, preloadScript, sideName } from './page-side.ts';
import type { WebFrame } from './web-frame.ts';

/** Its name in DevTools, Electron’s. */
const worldName = 'Electron Isolated Context';

const called = z.object({ number: z.int(), address: z.string(), message: z.custom<PageCall>() });

type Answer = (frame: WebFrame, call: Exclude<PageCall, { kind: 'begin' | 'path' }>) => Promise<PageReply>;

/** The preload’s world beside the page: the same document, other globals. It exists in the top frame only. */
export class PreloadWorld {
  readonly #session: CDPSession;
  readonly #answer: Answer;
  /** Chromium’s number of the present document’s world. */
  #context: number | null = null;

  private constructor(session: CDPSession, answer: Answer) {
    this.#session = session;
    this.#answer = answer;
  }

  /** To be called before the page goes to its first address. @param preload the built preload’s file. */
  static async open(page: Page, preload: string, answer: Answer): Promise<PreloadWorld> {
    const session = await page.context().newCDPSession(page);
    const world = new PreloadWorld(session, answer);
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === bindingName) void world.#serve(payload, executionContextId);
    });
    await session.send('Runtime.enable');
    await session.send('Page.enable');
    await session.send('Runtime.addBinding', { name: bindingName, executionContextName: worldName });
    // In this order: the page’s world has to be ready for what the preload gives it.
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript });
    const source = preloadScript(readFileSync(preload, 'utf8'));
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName });
    return world;
  }

  /** Sends a message to the preload, unless there is none. */
  async send(channel: string, args: readonly unknown[]): Promise<void> {
    if (this.#context !== null) await this.#tell(this.#context, 'receive', [channel, args]);
  }

  async #serve(payload: string, context: number): Promise<void> {
    const { number, address, message } = called.parse(JSON.parse(payload));
    if (message.kind === 'begin') this.#context = context;
    else await this.#tell(context, 'answer', [number, await this.#replyTo(address, message, context)]);
  }

  async #replyTo(address: string, message: Exclude<PageCall, { kind: 'begin' }>, context: number): Promise<PageReply> {
    try {
      if (message.kind === 'path') return { ok: true, value: await this.#pathOfDropped(message.index, context) };
      return await this.#answer({ url: toApp(address), parent: null }, message);
    } catch (error) {
      return { ok: false, message: messageOf(error) };
    }
  }

  async #tell(executionContextId: number, method: string, args: readonly unknown[]): Promise<void> {
    const functionDeclaration = `(...args) => { ${sideName}.${method}(...args); }`;
    const values = args.map((value) => ({ value }));
    try {
      await this.#session.send('Runtime.callFunctionOn', {
        functionDeclaration,
        executionContextId,
        arguments: values,
      });
    } catch (error) {
      // As in Electron, a page that closes or reloads at that moment does not get the message.
      const isGone = /context with specified id|closed|detached|Execution context was destroyed/i.test(
        messageOf(error),
      );
      if (!isGone) console.error('The preload did not receive a message:', error);
    }
  }

  /** The absolute path of a file or folder that was dropped, as Chromium itself knows it. */
  async #pathOfDropped(index: number, contextId: number): Promise<string> {
    const expression = `${sideName}.dropped[${index}]`;
    const { result } = await this.#session.send('Runtime.evaluate', { expression, contextId });
    if (result.objectId === undefined) throw new Error('What was dropped is not there any more.');
    const { path } = await this.#session.send('DOM.getFileInfo', { objectId: result.objectId });
    return path;
  }
}
