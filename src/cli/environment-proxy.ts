import { NearnoteError } from '../shared/errors.ts';
import { userText } from '../shared/user-text.ts';

const defaultPorts: Record<string, string> = { 'http:': '80', 'https:': '443' };

/**
 * The proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name for an address, as curl understands them: the name in
 * small letters goes first. This computer itself is never asked for through a proxy. Null to connect directly.
 * @throws NearnoteError `service-unreachable` when the proxy is of another kind: going around it is no way out.
 */
export function environmentProxy(address: string, environment: NodeJS.ProcessEnv): string | null {
  const url = new URL(address);
  const variable = (name: string) => environment[name.toLowerCase()] ?? environment[name] ?? '';
  const proxy = variable(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY').trim();
  if (proxy === '' || isThisComputer(url.hostname) || isExcepted(url, variable('NO_PROXY'))) return null;
  const named = proxy.includes('://') ? proxy : `http://${proxy}`;
  if (/^https?:\/\//i.test(named) && URL.canParse(named)) return named;
  throw new NearnoteError(
    'service-unreachable',
    userText(
      'The proxy that the environment names is not an HTTP proxy, which alone Nearnote can use. Set HTTPS_PROXY and HTTP_PROXY to one like http://host:port.',
    ),
  );
}

function isThisComputer(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** Each exception is a host, which stands for the names below it as well, or `*`; it may end with a port. */
function isExcepted({ hostname, port, protocol }: URL, exceptions: string): boolean {
  const asked = withoutBrackets(hostname);
  return exceptions
    .toLowerCase()
    .split(/[\s,]+/)
    .some((exception) => {
      // An IPv6 address without brackets has several colons, none of which begins a port.
      const [, host = exception, only] = /^(\[.*\]|[^:]*):(\d+)$/.exec(exception) ?? [];
      if (host === '' || (only !== undefined && only !== (port || defaultPorts[protocol]))) return false;
      const name = withoutBrackets(host).replace(/^\*?\./, '');
      return name === '*' || asked === name || asked.endsWith(`.${name}`);
    });
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
