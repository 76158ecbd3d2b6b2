/** A string is sent as a web page, anything else as JSON. */
export interface Answer {
  kind: 'answer';
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** How a stand-in for a hosted service misbehaves. */
export type Fault =
  | Answer
  | { kind: 'silence' }
  | { kind: 'reset' }
  /** Sends half of the JSON, and then breaks the connection, or ends as if that were all. */
  | { kind: 'truncated'; breaks: boolean }
  | { kind: 'delay'; milliseconds: number }
  | { kind: 'shuffled' }
  /** Two vectors claim to belong to one text. */
  | { kind: 'same-index' }
  /** Sound vectors, each given to another text. */
  | { kind: 'misplaced' }
  | { kind: 'wrong-width'; width: number }
  | { kind: 'wrong-count' }
  | { kind: 'nan' };

/** A refusal in the protocol's form. */
export function refusal(
  status: number,
  code: string | null,
  message: string,
  headers: Record<string, string> = {},
): Answer {
  return { kind: 'answer', status, body: { error: { message, code, param: null, type: 'error' } }, headers };
}

/** Refusals in the services’ own words. */
export const refusals = {
  unauthorized: refusal(401, 'invalid_api_key', 'Incorrect API key provided.'),
  forbidden: refusal(403, 'no_access', 'The `models` permission is required to access this endpoint'),
  unknownModel: refusal(404, 'model_not_found', 'The model does not exist or you do not have access to it.'),
  /** What GitHub has answered since it retired its models. */
  retired: refusal(
    410,
    'github_models_retirement_brownout',
    'GitHub Models is temporarily unavailable as part of a scheduled retirement brownout.',
  ),
  tooLarge: refusal(413, 'tokens_limit_reached', 'Request body too large. Max size: 64000 tokens.'),
  tooLong: refusal(400, 'context_length_exceeded', "This model's maximum context length is 8192 tokens."),
  outOfQuota: refusal(429, 'insufficient_quota', 'You exceeded your current quota, please check your plan.'),
  serverError: refusal(500, 'server_error', 'The server had an error while processing your request.'),
  /** @param retryAfter seconds, or an HTTP date */
  limited: (retryAfter: string) =>
    refusal(429, 'rate_limit_exceeded', 'Rate limit reached.', { 'retry-after': retryAfter }),
};
