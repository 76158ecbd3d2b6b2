import { join } from 'node:path';
import { childProcessInference } from '../engine/embedding/inference-process.ts';
import type { System } from '../engine/lib/system.ts';
import { Keychain } from '../keychain/keychain.ts';
import { Tokens } from '../keychain/tokens.ts';
import { environmentProxy } from './environment-proxy.ts';

/** What the command line tells the engine of the system: the keychain's tokens, and the environment's proxy. */
export function commandLineSystem(environment: NodeJS.ProcessEnv): System {
  const startKeychain = childProcessInference(join(import.meta.dirname, '../keychain/index.ts'));
  const tokens = new Tokens(new Keychain(startKeychain), environment);
  return {
    token: (baseUrl) => tokens.read(baseUrl),
    // Whoever types an address into a command allows it.
    route: async (url) => environmentProxy(url, environment),
  };
}
