const hosts = ['models.github.ai', 'models.inference.ai.azure.com', 'github.com'];
/** GitHub Enterprise Cloud and GitHub's own API have a name of their own below these. */
const domains = ['.github.com', '.ghe.com'];

/**
 * `GITHUB_TOKEN` of the environment, for GitHub's own services alone and never over a connection that others can read;
 * null for every other address, and where it is not set.
 */
export function environmentToken(origin: string, environment: NodeJS.ProcessEnv): string | null {
  const { protocol, hostname } = new URL(origin);
  const isGitHub = hosts.includes(hostname) || domains.some((domain) => hostname.endsWith(domain));
  const token = environment.GITHUB_TOKEN?.trim() ?? '';
  return protocol === 'https:' && isGitHub && token !== '' ? token : null;
}
