/**
 * The settings or the machine must be changed before Waymark can go on. The message is one sentence on
 * what is wrong and one on the mend; a command that meets it exits with code 2.
 */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Something that Waymark needs is away, such as the database. The message is one sentence on what is wrong and one on the
 * mend; a command that meets it exits with code 3.
 */
export class OutsideError extends Error {
  override readonly name = 'OutsideError';
}

type DeliveryFailure = {
  /** The platform's own wish; absent when it named none. */
  retryAfterSeconds?: number;
  /** True when trying again cannot help. */
  permanent: boolean;
  /** True when the message may have arrived all the same. */
  ambiguous: boolean;
};

/** A platform did not take a message. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly retryAfterSeconds?: number;
  readonly permanent: boolean;
  readonly ambiguous: boolean;

  constructor(message: string, failure: DeliveryFailure, options?: ErrorOptions) {
    super(message, options);
    if (failure.retryAfterSeconds !== undefined) this.retryAfterSeconds = failure.retryAfterSeconds;
    this.permanent = failure.permanent;
    this.ambiguous = failure.ambiguous;
  }
}

/** The member may not do this; the message is fit to be shown to them. */
export class NotAllowedError extends Error {
  override readonly name = 'NotAllowedError';
}
