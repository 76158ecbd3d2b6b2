import type { Route } from 'playwright';
import { toApp } from './addresses.ts';
import { app } from './app.ts';

type Handler = (request: Request) => Response | Promise<Response>;
const handlers = new Map<string, Handler>();

const privileged = new Set<string>();

/** Electron’s `protocol`. Only a scheme that was registered in time is served as a standard, secure one: here, at all. */
export const protocol = {
  registerSchemesAsPrivileged(
    schemes: { scheme: string; privileges: { standard?: boolean; secure?: boolean } }[],
  ): void {
    app.mustNotBeReady('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) if (privileges.standard && privileges.secure) privileged.add(scheme);
  },

  handle(scheme: string, handler: Handler): void {
    app.mustBeReady('Session can only be received when app is ready');
    if (!privileged.has(scheme)) throw new Error(`The stand-in serves no scheme that is not privileged: ${scheme}.`);
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
