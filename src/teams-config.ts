import { ConfigError } from './core/errors.ts';

/** How Teams is set up. */
export interface TeamsConfig {
  /** The bot's registration; `tenantId`: the tenant that it is in; absent for bots made as Multi Tenant before August 2025 alone. 'unauthenticated': a test client on this machine. */
  readonly app:
    | { readonly id: string; readonly password: string; readonly tenantId?: string }
    | 'unauthenticated';
  /** The organisations (Entra tenants) that are served; others are refused. Never empty. */
  readonly tenantIds: readonly string[];
  /** Where the token may be sent: hosts, with a port where it is not 443, or `*.` before one for any one name under it. */
  readonly serviceHosts: readonly string[];
  readonly openIdMetadataUrl: string;
  /** Whether messages go to one person of a channel alone; where this Teams has none, everybody there would read them. */
  readonly targetedMessages: boolean;
}

/**
 * Those of Microsoft's public cloud, the Government Community Cloud among it
 * (microsoft.github.io/teams-sdk/csharp/essentials/app-configuration/service-url-validation). Of *.botframework.com it names none.
 */
const microsoftHosts = [
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
];
const microsoftKeys = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

interface Read {
  readonly TEAMS_APP_ID?: string | undefined;
  readonly TEAMS_APP_PASSWORD?: string | undefined;
  readonly TEAMS_APP_TENANT_ID?: string | undefined;
  readonly TEAMS_TENANT_IDS?: readonly string[] | undefined;
  readonly TEAMS_SERVICE_HOSTS?: readonly string[] | undefined;
  readonly TEAMS_OPENID_METADATA_URL?: string | undefined;
  readonly TEAMS_UNAUTHENTICATED?: 'on' | 'off' | undefined;
  readonly TEAMS_TARGETED_MESSAGES?: 'on' | 'off' | undefined;
}

const ofTheApp = ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_APP_TENANT_ID'] as const;
const anyOf = [...ofTheApp, 'TEAMS_TENANT_IDS'] as const;

/**
 * Undefined where nothing of Teams is set. Throws ConfigError, with the mend, where something of it is missing or too much.
 * `isLoopback`: only this machine reaches the bot.
 */
export function teamsConfigOf(read: Read, isLoopback: boolean): TeamsConfig | undefined {
  const isOpen = read.TEAMS_UNAUTHENTICATED === 'on';
  const set = anyOf.filter((name) => read[name] !== undefined);
  if (set.length === 0 && !isOpen) return undefined;
  const app = isOpen ? unauthenticated(read, isLoopback) : appOf(read, set);
  const { TEAMS_TENANT_IDS: tenantIds } = read;
  if (tenantIds === undefined) {
    const first = isOpen ? 'TEAMS_UNAUTHENTICATED' : 'TEAMS_APP_ID';
    throw new ConfigError(
      `${first} is set, and TEAMS_TENANT_IDS is not. Set it to the tenant ids of the organisations that use Waymark, with commas between, and start again.`,
    );
  }
  return {
    app,
    tenantIds,
    serviceHosts: read.TEAMS_SERVICE_HOSTS ?? microsoftHosts,
    openIdMetadataUrl: read.TEAMS_OPENID_METADATA_URL ?? microsoftKeys,
    // The test client shows them to everybody.
    targetedMessages: !isOpen && read.TEAMS_TARGETED_MESSAGES !== 'off',
  };
}

function unauthenticated(read: Read, isLoopback: boolean): 'unauthenticated' {
  const more = ofTheApp.filter((name) => read[name] !== undefined);
  if (more.length > 0) {
    throw new ConfigError(
      `TEAMS_UNAUTHENTICATED is for a test client on this machine and ${more.join(', ')} for Teams, and both are set. Unset one of them and start again.`,
    );
  }
  if (!isLoopback) {
    throw new ConfigError(
      'TEAMS_UNAUTHENTICATED lets anybody who reaches Waymark be anybody, so it needs HOST to be 127.0.0.1. Unset it to listen elsewhere.',
    );
  }
  return 'unauthenticated';
}

function appOf(read: Read, set: readonly string[]): TeamsConfig['app'] {
  const { TEAMS_APP_ID: id, TEAMS_APP_PASSWORD: password, TEAMS_APP_TENANT_ID: tenantId } = read;
  const are = `${set.join(' and ')} ${set.length === 1 ? 'is' : 'are'} set`;
  if (id === undefined) {
    throw new ConfigError(
      `${are}, and TEAMS_APP_ID is not. Set it, or unset the rest, and start again.`,
    );
  }
  if (password === undefined) {
    throw new ConfigError(
      `${are}, and TEAMS_APP_PASSWORD is not. Set it to the value of a client secret of that app, and start again.`,
    );
  }
  return { id, password, ...(tenantId === undefined ? {} : { tenantId }) };
}
