import type { Log } from '../app/log.ts';
import type { TeamsConfig } from '../teams-config.ts';
import type { Activity } from './activity.ts';

export type Refusal = {
  readonly refused: 400 | 401 | 403 | 503;
  /** One sentence without anything that was sent. */
  readonly why: string;
};

export interface Gate {
  /** What Teams sent, once it is sure that Teams sent it; or the status to refuse it with. Never throws. */
  admit(
    authorization: string | undefined,
    body: unknown,
  ): Promise<{ readonly activity: Activity } | Refusal>;
  /** For calls to the connector; undefined where calls go without one. Throws where none is given. */
  token(): Promise<string | undefined>;
  /** Throws a permanent DeliveryError where the address is not one the token may be sent to. */
  allowed(serviceUrl: string): void;
}

export interface GateOptions {
  readonly config: TeamsConfig;
  readonly now: () => Date;
  readonly log: Log;
}
