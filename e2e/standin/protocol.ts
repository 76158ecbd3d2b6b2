import type { Route } from 'playwright';
import { toApp } from './addresses.ts';

type Handler = (request: Request) => Response | Promise<Response>;
const handlers = new Map<string, Handler>();

/** Electron’s `protocol`. Every scheme is served as a standard, secure one, so registering changes nothing here. */
export const protocol = {
  registerSchemesAsPrivileged(_schemes: object[]): void {},

  handle(scheme: string, handler: Handler): void {
    handlers.set(`${scheme}:`, handler);
  },
};

/** Answers Chromium’s request with the app’s own handler; requests of other schemes pass. */
export async function serveRoute(route: Route): Promise<void> {
  const request = route.request();
  const address = toApp(request.url());
  const handler = handlers.get(new URL(address).protocol);
  if (handler === undefined) {
    await route.continue();
    return;
  }
  const response = await handler(new Request(address, { method: request.method(), headers: request.headers() }));
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}
