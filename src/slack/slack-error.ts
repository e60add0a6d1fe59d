import { z } from 'zod';
import { wasNeverSent } from '../app/never-sent.ts';
import { DeliveryError } from '../core/errors.ts';
import { isTokenRefused } from './token-refused.ts';

/** As @slack/web-api 8.2 throws them: by their code, since two copies of the package have two sets of classes. */
const thrown = z.discriminatedUnion('code', [
  z.object({
    code: z.literal('slack_webapi_platform_error'),
    data: z.object({ error: z.string() }),
  }),
  z.object({ code: z.literal('slack_webapi_rate_limited_error'), retryAfter: z.number() }),
  z.object({ code: z.literal('slack_webapi_http_error'), statusCode: z.number() }),
  z.object({ code: z.literal('slack_webapi_request_error'), original: z.unknown() }),
]);

/** Slack says that something went wrong on its side; whatever was asked may have been done. */
const unclear = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

/** Nothing was done, and the same may be taken later. */
const later = new Set(['accesslimited', 'rate_limited', 'ratelimited', 'message_limit_exceeded']);

/**
 * What a call to Slack came to, by what its client threw (docs.slack.dev/reference/methods). What Slack answers with `ok: false` was not done, and
 * mostly never will be; what breaks on the way may have been.
 */
export function deliveryErrorOf(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const read = thrown.safeParse(error);
  const cause = { cause: error };
  if (!read.success) {
    const failure = { permanent: false, ambiguous: !wasNeverSent(error) };
    return new DeliveryError('no answer from Slack', failure, cause);
  }
  const { data } = read;
  switch (data.code) {
    case 'slack_webapi_platform_error':
      return ofPlatform(data.data.error, cause);
    case 'slack_webapi_rate_limited_error': {
      const failure = { permanent: false, ambiguous: false, retryAfterSeconds: data.retryAfter };
      return new DeliveryError('Slack takes no more for now', failure, cause);
    }
    case 'slack_webapi_http_error': {
      const isTheirs = data.statusCode >= 500;
      const failure = { permanent: !isTheirs, ambiguous: isTheirs };
      return new DeliveryError(`Slack answered ${data.statusCode}`, failure, cause);
    }
    case 'slack_webapi_request_error': {
      const failure = { permanent: false, ambiguous: !wasNeverSent(data.original) };
      return new DeliveryError('Slack could not be reached', failure, cause);
    }
  }
}

/** What a call gives. Throws DeliveryError alone. */
export function called<Result>(call: Promise<Result>): Promise<Result> {
  return call.catch((error: unknown) => {
    throw deliveryErrorOf(error);
  });
}

function ofPlatform(said: string, cause: ErrorOptions): DeliveryError {
  // A word of Slack's list, never of somebody's message.
  const word = /^[a-z_]{1,60}$/.test(said) ? said : 'an unknown error';
  // Once the bot is installed again there is another token.
  if (isTokenRefused(cause.cause)) {
    return new DeliveryError(`Slack says ${word}`, { permanent: false, ambiguous: false }, cause);
  }
  if (later.has(said)) {
    const failure = { permanent: false, ambiguous: false, retryAfterSeconds: 60 };
    return new DeliveryError(`Slack says ${word}`, failure, cause);
  }
  const isUnclear = unclear.has(said);
  const failure = { permanent: !isUnclear, ambiguous: isUnclear };
  return new DeliveryError(`Slack says ${word}`, failure, cause);
}
