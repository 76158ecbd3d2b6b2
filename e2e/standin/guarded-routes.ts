import type { BrowserContext, Page, Route } from 'playwright';
import { toApp } from './addresses.ts';
import { mayRequest } from './fixed-parts.ts';
import { serveRoute } from './protocol.ts';
import type { WebContents } from './web-contents.ts';

/** Lets main decide about every address that the page asks for: what it loads, where it goes, which windows it opens. */
export class GuardedRoutes {
  readonly #page: Page;
  readonly #contents: WebContents;
  #expected: string | null = null;

  constructor(page: Page, contents: WebContents) {
    this.#page = page;
    this.#contents = contents;
  }

  async install(context: BrowserContext): Promise<void> {
    await context.route('**/*', (route) => this.#answer(route));
    await this.#refuseWindows(context);
  }

  /** Loads an address that main asks for itself: its navigation handler is not consulted. */
  async load(address: string): Promise<void> {
    this.#expected = address;
    await this.#page.goto(address);
  }

  async #answer(route: Route): Promise<void> {
    const isAllowed =
      isFrom(this.#page, route) &&
      (!route.request().isNavigationRequest() || this.#mayGo(route)) &&
      mayRequest(toApp(route.request().url()));
    // “Aborted” leaves the page where it is; any other reason would show Chromium’s error page.
    await (isAllowed ? serveRoute(route) : route.abort('aborted'));
  }

  #mayGo(route: Route): boolean {
    const address = route.request().url();
    if (address !== this.#expected) return this.#contents.mayNavigate(address);
    this.#expected = null;
    return true;
  }

  /** Asks main about each window the page wants, and closes the one that Chromium has opened in the meantime. */
  async #refuseWindows(context: BrowserContext): Promise<void> {
    context.on('page', (popup) => {
      popup.close().catch((error: unknown) => console.error('A window that was refused did not close:', error));
    });
    const session = await context.newCDPSession(this.#page);
    session.on('Page.windowOpen', ({ url }) => this.#contents.refuseWindow(url));
    // A click on a link with Ctrl, Shift or the middle button has an event of its own.
    session.on('Page.frameRequestedNavigation', ({ url, disposition }) => {
      if (disposition === 'newTab' || disposition === 'newWindow') this.#contents.refuseWindow(url);
    });
    await session.send('Page.enable');
  }
}

/** Whether `page` asks, rather than a window that it is opening: that one has no frame yet, which Playwright reports by throwing. */
function isFrom(page: Page, route: Route): boolean {
  try {
    return route.request().frame().page() === page;
  } catch (error) {
    if (error instanceof Error && error.message.includes('Frame for this navigation request is not available')) {
      return false;
    }
    throw error;
  }
}
