import { ConfigError } from '../core/errors.ts';
import { deliveryErrorOf } from './slack-error.ts';
import { isTokenRefused } from './token-refused.ts';

const mend =
  'Make an App-Level Token (xapp-...) with the scope connections:write on the app\'s page "Basic Information"';

/** Where the bot starts: it may not go on. */
export const appTokenRefused = (cause: unknown): ConfigError =>
  new ConfigError(`Slack does not accept SLACK_APP_TOKEN. ${mend}.`, { cause });

/** Why Slack opened no connection, in its own word: no whole sentence, and no full stop at the end. With a token that it refuses, what to do too. */
export function whyNotOpen(error: unknown): string {
  const { message } = deliveryErrorOf(error);
  if (!isTokenRefused(error)) return message;
  return `${message}. ${mend}, set it as SLACK_APP_TOKEN, and start Waymark again`;
}
