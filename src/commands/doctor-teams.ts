import type { WorkspaceFacts } from '../app/store-workspaces.ts';
import type { Config } from '../config.ts';
import type { NoToken } from '../teams/examine-teams.ts';
import type { TeamsConfig } from '../teams-config.ts';
import { bad, type Finding, good, noted } from './finding.ts';

/** Gives the bot's token, or throws what MSAL throws. */
export type TokenOf = () => Promise<string>;

/** What is set up of Teams, as far as it can be seen without the database. Teams's SDK is loaded only here; `tokenOf`: in the place of Entra. */
export async function teamsFindings(
  teams: TeamsConfig,
  place: Pick<Config, 'publicUrl'>,
  tokenOf?: TokenOf,
): Promise<Finding[]> {
  if (teams.app === 'unauthenticated') return [openFinding];
  const { keysForTeams, tokenTrouble, troubleOf } = await import('../teams/examine-teams.ts');
  const { openIdMetadataUrl } = teams;
  const [trouble, keys] = await Promise.all([
    tokenOf ? troubleOf(tokenOf) : tokenTrouble({ ...teams.app, openIdMetadataUrl }),
    keysForTeams(openIdMetadataUrl),
  ]);
  return [
    tokenFinding(trouble),
    keysFinding(keys, new URL(openIdMetadataUrl).host),
    addressFinding(place),
  ];
}

const openFinding = noted(
  'Teams',
  'It takes what comes to /api/messages from anybody on this machine. For Teams itself unset TEAMS_UNAUTHENTICATED and set TEAMS_APP_ID.',
);

function tokenFinding(trouble: NoToken | undefined): Finding {
  if (!trouble) return good('Teams', 'Entra gives the bot its token.');
  const code = trouble.code === undefined ? '' : ` (${trouble.code})`;
  return bad('Teams', `Entra gives the bot no token${code}${tokenMends[trouble.why]}`);
}

/** The end of the sentence, and the mend. */
const tokenMends: Readonly<Record<NoToken['why'], string>> = {
  'wrong secret':
    ': TEAMS_APP_PASSWORD is no secret of the app. Copy the Value of a client secret, not its Secret ID, from the page "Certificates & secrets" of the app registration.',
  'expired secret':
    ': TEAMS_APP_PASSWORD has expired. Make a new client secret on the page "Certificates & secrets" of the app registration, and set its Value.',
  'unknown app':
    ': TEAMS_APP_ID is unknown there. Copy the Application (client) ID of the app registration, and set TEAMS_APP_TENANT_ID to the Directory (tenant) ID beside it.',
  'unknown tenant':
    ': TEAMS_APP_TENANT_ID is unknown there. Copy the Directory (tenant) ID of the app registration.',
  network:
    ': it cannot be reached from here. Let this machine open connections to login.microsoftonline.com on port 443, and look again.',
  other:
    '. Look again in a minute; if it stays so, look at the app registration of TEAMS_APP_ID in Entra.',
};

function keysFinding(keys: number | undefined, host: string): Finding {
  if (keys === undefined) {
    return bad(
      'Teams keys',
      `${host} cannot be reached from here, or tells no keys, so nothing that Teams sends can be verified. Let this machine open connections to it on port 443, or mend TEAMS_OPENID_METADATA_URL.`,
    );
  }
  return keys > 0
    ? good('Teams keys', `${host} tells with which keys Teams signs.`)
    : bad(
        'Teams keys',
        `${host} tells of no key that signs for Teams, so all that Teams sends is refused. Mend TEAMS_OPENID_METADATA_URL, or unset it.`,
      );
}

function addressFinding({ publicUrl }: Pick<Config, 'publicUrl'>): Finding {
  if (publicUrl?.startsWith('https://')) {
    return noted(
      'Teams address',
      `Teams does not say where it posts to: see that the bot's messaging endpoint is ${publicUrl}/api/messages.`,
    );
  }
  const found = publicUrl === undefined ? 'is not set' : 'is without TLS';
  return bad(
    'Teams address',
    `PUBLIC_URL ${found}, and Teams posts to an https address only. Put a reverse proxy with a certificate before HOST and PORT, and set PUBLIC_URL to its address.`,
  );
}

/** Whether the tenants that are let in are those that partnerships use. */
export function tenantFindings(
  { tenantIds }: Pick<TeamsConfig, 'tenantIds'>,
  known: readonly WorkspaceFacts[],
): Finding[] {
  const used = known
    .filter(({ platform, isClaimed }) => platform === 'teams' && isClaimed)
    .map(({ externalId }) => externalId);
  const missing = used.filter((id) => !tenantIds.includes(id.toLowerCase()));
  const needless = tenantIds.filter((id) => !used.some((one) => one.toLowerCase() === id));
  if (missing.length + needless.length === 0) {
    return [good('Teams tenants', 'Those that partnerships use are let in, and no others.')];
  }
  return [
    ...missing.map((id) =>
      bad(
        'Teams tenants',
        `A partnership uses ${id}, and TEAMS_TENANT_IDS does not list it, so nobody there is heard. Add it there, or mend externalId in the plan file.`,
      ),
    ),
    ...needless.map((id) =>
      bad(
        'Teams tenants',
        `No partnership uses ${id}, so nobody there sees anything. Name it in the plan file, or take it out of TEAMS_TENANT_IDS.`,
      ),
    ),
  ];
}
