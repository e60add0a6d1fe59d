import { WebClient, type WebClientOptions } from '@slack/web-api';
import { silentLogger } from './silent-logger.ts';

/** Slack's own SDK waits without end, and tries again by itself, which doubled messages: here every call is one request. */
export const callMs = 10_000;

/** A client calls once, gives up after ten seconds and never waits for a limit. */
export function clientOptions(apiUrl: string | undefined): WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    timeout: callMs,
    rejectRateLimitedCalls: true,
    // A method may not name a host: tokens go to Slack alone.
    allowAbsoluteUrls: false,
  };
}

/** A client of Slack's Web API. */
export function slackClient(token: string | undefined, apiUrl: string | undefined): WebClient {
  return new WebClient(token, { ...clientOptions(apiUrl), logger: silentLogger });
}
