import type { LogFacts } from '../app/log.ts';

export interface Refusal {
  readonly refused: 400 | 401 | 403 | 503;
  /** One sentence of a few, without anything that was sent. */
  readonly why: string;
  /** For the log: ids. */
  readonly facts?: LogFacts;
}

/** Why something that came is refused; each kind is logged once a minute at the most. */
export const refusals = {
  shape: { refused: 400, why: 'it is nothing that Teams sends.' },
  noToken: { refused: 401, why: 'it carries no token.' },
  notOurs: {
    refused: 401,
    why: 'its token is for another bot than TEAMS_APP_ID, or of somebody else than Teams.',
  },
  outOfTime: {
    refused: 401,
    why: "its token is not valid now. If Teams sent it, this machine's clock is wrong.",
  },
  badlySigned: {
    refused: 401,
    why: 'its token is not signed with a key of TEAMS_OPENID_METADATA_URL.',
  },
  notForThis: { refused: 401, why: 'its token is for another address than it names.' },
  noKeys: {
    refused: 503,
    why: 'the keys of TEAMS_OPENID_METADATA_URL cannot be had. Let this machine open connections to it.',
  },
  address: (serviceUrl: string): Refusal => ({
    refused: 403,
    why: 'answers would go to a host that TEAMS_SERVICE_HOSTS does not list.',
    facts: { serviceUrl: serviceUrl.slice(0, 200) },
  }),
  otherMachine: { refused: 403, why: 'it was sent to another name than 127.0.0.1 or localhost.' },
  noTenant: { refused: 403, why: 'it names no tenant.' },
  twoTenants: (tenant: string): Refusal => ({
    refused: 403,
    why: 'it names two tenants.',
    facts: { tenant },
  }),
  tenant: (tenant: string): Refusal => ({
    refused: 403,
    why: 'its tenant is none of TEAMS_TENANT_IDS.',
    facts: { tenant },
  }),
} as const satisfies Record<string, Refusal | ((id: string) => Refusal)>;
