import { NearnoteError, systemCodeOf } from '../../../shared/errors.ts';

const otherWays =
  'Check in Settings the address that models are downloaded from, or download the files on another computer and use “Import a folder”.';

export function unreachable(hubUrl: string, error: unknown): NearnoteError {
  const code = networkCodeOf(error);
  return new NearnoteError(
    'download-failed',
    `${hostOf(hubUrl)} cannot be reached${code === undefined ? '' : ` (${code})`}. If this computer is online, a proxy or a firewall may be in the way. ${otherWays}`,
    { cause: error },
  );
}

export function notAHub(hubUrl: string, error: unknown): NearnoteError {
  return new NearnoteError(
    'download-failed',
    `${hostOf(hubUrl)} did not answer like a model hub: a proxy or a sign-in page may have answered instead. ${otherWays}`,
    { cause: error },
  );
}

/** @param path the requested file; null for the repository itself. */
export function refused(hubUrl: string, status: number, repository: string, path: string | null): NearnoteError {
  const host = hostOf(hubUrl);
  const what = path === null ? repository : `${path} of ${repository}`;
  switch (status) {
    case 401:
    case 403:
      return new NearnoteError(
        'model-unknown',
        `${host} does not provide ${what}: the model is private, requires you to accept its terms, or does not exist. Check its name, or choose a public model.`,
      );
    case 404:
      return new NearnoteError('model-unknown', `${host} has no ${what}. Check the model’s name.`);
    default:
      return new NearnoteError(
        'download-failed',
        `${host} answered the request for ${what} with an error (${status}). Try again later.`,
      );
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** The error code of the system or the client, anywhere in the chain of causes. */
function networkCodeOf(error: unknown): string | undefined {
  return systemCodeOf(error) ?? (error instanceof Error && error.cause ? networkCodeOf(error.cause) : undefined);
}
