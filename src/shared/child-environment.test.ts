import { expect, it } from 'vitest';
import { childEnvironment } from './child-environment.ts';

it('a process that Nearnote starts gets what it needs of the environment, and no secrets', () => {
  const own = {
    PATH: '/bin',
    Path: 'C:\\Windows',
    HOME: '/home/u',
    LC_ALL: 'de_DE',
    XDG_RUNTIME_DIR: '/run/u',
    SSL_CERT_FILE: '/ca',
  };
  const secrets = {
    GITHUB_TOKEN: 'a',
    OPENAI_API_KEY: 'b',
    AWS_SECRET_ACCESS_KEY: 'c',
    https_proxy: 'http://user:password@proxy',
    NODE_OPTIONS: '--require=/tmp/x.js',
    ELECTRON_RUN_AS_NODE: '1',
    LD_PRELOAD: '/tmp/x.so',
  };
  expect(childEnvironment({ ...own, ...secrets, UNSET: undefined })).toEqual(own);
});
