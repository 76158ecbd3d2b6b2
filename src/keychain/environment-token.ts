const hosts = ['models.github.ai', 'models.inference.ai.azure.com', 'github.com'];
/** GitHub’s API and each customer of GitHub Enterprise Cloud have a subdomain of these. */
const domains = ['.github.com', '.ghe.com'];

/**
 * `GITHUB_TOKEN` from the environment, only for GitHub’s own services over HTTPS; null for any other address, and if it
 * is not set.
 */
export function environmentToken(origin: string, environment: NodeJS.ProcessEnv): string | null {
  const { protocol, hostname } = new URL(origin);
  const isGitHub = hosts.includes(hostname) || domains.some((domain) => hostname.endsWith(domain));
  const token = environment.GITHUB_TOKEN?.trim() ?? '';
  return protocol === 'https:' && isGitHub && token !== '' ? token : null;
}
