import { NearnoteError } from '../../../shared/errors.ts';
import { userText } from '../../../shared/user-text.ts';
import { refusalIn, systemCodeIn } from '../../network/causes.ts';
import { certificateAdvice } from '../../network/certificates.ts';

const otherWays = userText(
  'Check in Settings the address that models are downloaded from, or download the files on another computer and use “Import a folder”.',
);

export function unreachable(hubUrl: string, error: unknown): NearnoteError {
  const refusal = refusalIn(error);
  if (refusal !== null) return refusal;
  const host = hostOf(hubUrl);
  const code = systemCodeIn(error);
  const untrusted = certificateAdvice(host, code);
  if (untrusted !== null) return new NearnoteError('download-failed', untrusted, { cause: error });
  return new NearnoteError(
    'download-failed',
    code === undefined
      ? userText(
          '{host} cannot be reached. If this computer is online, a proxy or a firewall may be in the way. {otherWays}',
          { host, otherWays },
        )
      : userText(
          '{host} cannot be reached ({code}). If this computer is online, a proxy or a firewall may be in the way. {otherWays}',
          { host, code, otherWays },
        ),
    { cause: error },
  );
}

export function notAHub(hubUrl: string, error: unknown): NearnoteError {
  return new NearnoteError(
    'download-failed',
    userText(
      '{host} did not answer like a model hub: a proxy or a sign-in page may have answered instead. {otherWays}',
      { host: hostOf(hubUrl), otherWays },
    ),
    { cause: error },
  );
}

/** @param path the requested file; null for the repository itself. */
export function refused(hubUrl: string, status: number, repository: string, path: string | null): NearnoteError {
  const host = hostOf(hubUrl);
  const what = path === null ? repository : userText('{path} of {repository}', { path, repository });
  switch (status) {
    case 401:
    case 403:
      return new NearnoteError(
        'model-unknown',
        userText(
          '{host} does not provide {what}: the model is private, requires you to accept its terms, or does not exist. Check its name, or choose a public model.',
          { host, what },
        ),
      );
    case 404:
      return new NearnoteError(
        'model-unknown',
        userText('{host} has no {what}. Check the model’s name.', { host, what }),
      );
    default:
      return new NearnoteError(
        'download-failed',
        userText('{host} answered the request for {what} with an error ({status}). Try again later.', {
          host,
          what,
          status,
        }),
      );
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
