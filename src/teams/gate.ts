import type { Log } from '../app/log.ts';
import { DeliveryError } from '../core/errors.ts';
import type { TeamsConfig } from '../teams-config.ts';
import { type Activity, activity } from './activity.ts';
import { readBearer } from './bearer.ts';
import { botToken } from './bot-token.ts';
import { type Refusal, refusals } from './refusals.ts';
import { isServiceAddress, type ServiceAddresses } from './service-address.ts';
import { tellRefused } from './tell-refused.ts';
import { tokenCheck } from './token-check.ts';

export interface Gate {
  /**
   * What Teams sent, once it is sure that Teams sent it; or the status to refuse it with. Never throws. `host`: to which name it was sent;
   * that counts where nothing is signed.
   */
  admit(
    authorization: string | undefined,
    body: unknown,
    host?: string,
  ): Promise<{ readonly activity: Activity } | Omit<Refusal, 'facts'>>;
  /**
   * For calls to the connector; undefined where calls go without one. Within ten seconds. Throws DeliveryError, neither permanent nor
   * ambiguous, where none is given.
   */
  token(): Promise<string | undefined>;
  /** Throws a permanent DeliveryError where the address is not one the token may be sent to. */
  allowed(serviceUrl: string): void;
}

export interface GateOptions {
  readonly config: Omit<TeamsConfig, 'targetedMessages'>;
  readonly now: () => Date;
  readonly log: Log;
}

/** Loads the SDK, where there is a registration. Calls nobody yet. */
export async function openGate(options: GateOptions): Promise<Gate> {
  const { app, openIdMetadataUrl, serviceHosts } = options.config;
  const at = { serviceHosts, isLoopbackAllowed: app === 'unauthenticated' };
  if (app === 'unauthenticated') {
    const check: Tokens['check'] = async (_authorization, _one, host) => otherMachine(host);
    return gateOf(options, at, { carries: () => true, check, token: async () => undefined });
  }
  const { openSdk } = await import('./sdk.ts');
  const sdk = openSdk({ ...app, openIdMetadataUrl });
  const check = tokenCheck({ sdk, appId: app.id, now: options.now });
  const carries = (authorization: string | undefined) => readBearer(authorization) !== undefined;
  return gateOf(options, at, { carries, check, token: botToken(sdk) });
}

interface Tokens {
  /** Whether anything is there that could be a good token, where one is needed. */
  readonly carries: (authorization: string | undefined) => boolean;
  readonly check: (
    authorization: string | undefined,
    one: Activity,
    host: string | undefined,
  ) => Promise<Refusal | undefined>;
  readonly token: Gate['token'];
}

function gateOf({ config, ...told }: GateOptions, at: ServiceAddresses, tokens: Tokens): Gate {
  const tell = tellRefused(told);

  /** The token comes first: of what nobody signed, nothing is looked at and nothing is logged. */
  async function refusalOf(
    authorization: string | undefined,
    one: Activity,
    host: string | undefined,
  ): Promise<Refusal | undefined> {
    const refusal = await tokens.check(authorization, one, host);
    if (refusal) return refusal;
    if (!isServiceAddress(one.serviceUrl, at)) return refusals.address(one.serviceUrl);
    return tenantRefusal(one, config.tenantIds);
  }

  function refused({ facts, ...refusal }: Refusal) {
    tell(refusal.why, facts);
    return refusal;
  }

  return {
    async admit(authorization, body, host) {
      if (!tokens.carries(authorization)) return refused(refusals.noToken);
      const read = activity.safeParse(body);
      if (!read.success) return refused(refusals.shape);
      const refusal = await refusalOf(authorization, read.data, host);
      return refusal ? refused(refusal) : { activity: read.data };
    },
    token: tokens.token,
    allowed(serviceUrl) {
      if (isServiceAddress(serviceUrl, at)) return;
      throw new DeliveryError(
        'Teams named an address for this conversation that is none of TEAMS_SERVICE_HOSTS.',
        { permanent: true, ambiguous: false },
      );
    },
  };
}

/** A page of anywhere can make a browser on this machine send something here, under its own name (DNS rebinding). */
function otherMachine(host: string | undefined): Refusal | undefined {
  const isHere = host === undefined || /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host);
  return isHere ? undefined : refusals.otherMachine;
}

/** Of the two places that name the tenant Teams always fills the first. */
function tenantRefusal(
  { channelData, conversation: { tenantId } }: Activity,
  served: readonly string[],
): Refusal | undefined {
  const id = channelData?.tenant?.id;
  if (id === undefined) return refusals.noTenant;
  if (tenantId !== undefined && tenantId !== id) return refusals.twoTenants(id);
  return served.includes(id) ? undefined : refusals.tenant(id);
}
