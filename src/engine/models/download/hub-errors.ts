import { NearnoteError, systemCodeOf } from '../../../shared/errors.ts';

const otherWays =
  'Check the address that models are downloaded from in the settings, or fetch the files on another computer and use “Import a folder”.';

/** No answer, or none that came from a model hub. */
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
    `${hostOf(hubUrl)} did not answer as a model hub does: a proxy or a sign-in page may have answered in its place. ${otherWays}`,
    { cause: error },
  );
}

/** @param path the file that was asked for; null for the repository itself. */
export function refused(hubUrl: string, status: number, repository: string, path: string | null): NearnoteError {
  const host = hostOf(hubUrl);
  const what = path === null ? repository : `${path} of ${repository}`;
  switch (status) {
    case 401:
    case 403:
      return new NearnoteError(
        'model-unknown',
        `${host} does not give out ${what}: the model is private, asks for an agreement first, or does not exist. Check its name, or choose one that is open to everyone.`,
      );
    case 404:
      return new NearnoteError('model-unknown', `${host} has no ${what}. Check the model’s name.`);
    default:
      return new NearnoteError(
        'download-failed',
        `${host} answered with an error (${status}) when asked for ${what}. Try again later.`,
      );
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** The system's or the client's error code, wherever in the chain of causes it is. */
function networkCodeOf(error: unknown): string | undefined {
  return systemCodeOf(error) ?? (error instanceof Error && error.cause ? networkCodeOf(error.cause) : undefined);
}
