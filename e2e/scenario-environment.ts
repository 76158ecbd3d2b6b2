import { electronEnvironment } from '../scripts/electron-binary.ts';

/** The environment of an app in a scenario, which must neither read nor change the tokens of whoever runs it. */
export function scenarioEnvironment(): Record<string, string> {
  const { GITHUB_TOKEN: _, ...environment } = electronEnvironment(process.env);
  const set = Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(set), NEARNOTE_KEYCHAIN: 'none' };
}
