/** Characters of a service's own words that are shown: they are often long, and the beginning says it. */
const longest = 200;
/** How tokens of well-known services begin. */
const knownToken = /\b(?:sk|pk|rk|hf|gh[a-z]|github_pat|glpat|xox[a-z])[-_][\w*.-]{4,}/i;
const masked = /\*{3}/;
/** A run that no word is: long, with digits among letters. Hyphens end it, or names of models would be runs. */
const randomRun = /(?=[\w+/=]*\d)(?=[\w+/=]*[a-z])[\w+/=]{24,}/i;
/** Enough of a token to be worth hiding. */
const part = 6;

/**
 * A service's own words, fit to be shown: one line, short, without markup, and without anything that looks like the
 * token or an address with a password in it. Empty where nothing is worth quoting.
 */
export function quote(words: string, token: string | null): string {
  // An error page is no sentence.
  if (/^\s*</.test(words)) return '';
  const line = words.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  const safe = line.replace(/\S+/g, (word) => (isSecret(word, token) ? '[hidden]' : word)).replace(/\s+/g, ' ');
  return safe.length <= longest ? safe.trim() : `${safe.slice(0, longest).trimEnd()}…`;
}

function isSecret(word: string, token: string | null): boolean {
  if (masked.test(word) || knownToken.test(word) || randomRun.test(word) || /\/\/[^/]*@/.test(word)) return true;
  if (token === null) return false;
  return [token, token.slice(0, part), token.slice(-part)].some((secret) => word.includes(secret));
}
