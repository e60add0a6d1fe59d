import { ErrorCode } from '@slack/oauth';
import type { WhyNotInstalled } from '../messages/installed.ts';

class NotInstallable extends Error {
  override readonly name = 'NotInstallable';
  readonly why: 'organisation' | 'rotation';

  constructor(why: 'organisation' | 'rotation') {
    super(why);
    this.why = why;
  }
}

export const whyNotInstallable = (why: 'organisation' | 'rotation'): Error =>
  new NotInstallable(why);

/** By what Slack's installer gave up for, and with which status that is answered. */
export function whyNot(error: unknown): {
  readonly why: WhyNotInstalled;
  readonly status: number;
} {
  if (error instanceof NotInstallable) return { why: error.why, status: 400 };
  const code = (error as { readonly code?: unknown }).code;
  if (code === ErrorCode.AuthorizationError) return { why: 'cancelled', status: 200 };
  const isTheirs =
    code === ErrorCode.InvalidStateError ||
    code === ErrorCode.MissingStateError ||
    code === ErrorCode.MissingCodeError;
  return isTheirs ? { why: 'state', status: 400 } : { why: 'failed', status: 502 };
}
