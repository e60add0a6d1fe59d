import { faultOf } from '../app/fault-of.ts';
import type { Config } from '../config.ts';
import { readConfig } from '../config.ts';
import { ConfigError, OutsideError } from '../core/errors.ts';
import { counted } from '../messages/counted.ts';
import type { Storage } from '../open-storage.ts';
import { choosePartnerships } from './choose-partnership.ts';
import { configurationFindings, dataFolderFinding, nodeFinding } from './doctor-machine.ts';
import { partnershipFindings } from './doctor-partnership.ts';
import type { Served } from './doctor-reach.ts';
import { slackChannelFindings } from './doctor-slack.ts';
import {
  installAddress,
  installationsFound,
  type SlackTeamFound,
  socketFindings,
  type TeamOfToken,
  tokenFound,
  unclaimedFindings,
} from './doctor-slack-teams.ts';
import { teamsFindings, tenantFindings } from './doctor-teams.ts';
import { systemZonesVersion, zonesFindings } from './doctor-zones.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { bad, type Finding, good } from './finding.ts';
import { sayNo } from './say-no.ts';
import { inSession } from './session.ts';
import { printJson, type Terminal } from './terminal.ts';

export interface DoctorOptions {
  readonly json?: boolean;
  readonly partnership?: string;
}

/** Looks at everything that Waymark needs, and says how to mend what is not as it should be. */
export async function doctor(terminal: Terminal, options: DoctorOptions): Promise<ExitCode> {
  const findings: Finding[] = [
    nodeFinding(process.versions.node),
    ...zonesFindings(process.versions.tz, systemZonesVersion()),
  ];
  const config = readOrFind(findings);
  if (config) {
    const folder = dataFolderFinding(config);
    findings.push(...configurationFindings(config), folder);
    const slack = await slackFound(config, findings);
    if (config.teams) findings.push(...(await teamsFindings(config.teams, config)));
    // Without its folder there is no database, and nothing more to say of it.
    if (folder.ok) findings.push(...(await storedFindings(terminal, options.partnership, slack)));
  }
  return tell(terminal, findings, options);
}

function tell(terminal: Terminal, findings: readonly Finding[], { json }: DoctorOptions): ExitCode {
  const wrong = findings.filter(({ ok }) => !ok).length;
  const said = wrong === 0 ? 'All is well.' : `${counted(wrong, 'thing')} to mend.`;
  if (json && wrong > 0) return sayNo(terminal, json, said, { checks: findings });
  if (json) {
    printJson(terminal, { ok: true, checks: findings });
  } else {
    for (const finding of findings) terminal.print(lineOf(finding));
    terminal.print(said);
  }
  return wrong === 0 ? exitCodes.done : exitCodes.no;
}

function lineOf({ ok, isNote, check, partnership, says }: Finding): string {
  const where = partnership === undefined ? '' : ` (${partnership})`;
  const fine = isNote ? 'note' : 'ok  ';
  return `${ok ? fine : 'MEND'}  ${check}${where}: ${says}`;
}

function readOrFind(findings: Finding[]): Config | undefined {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    findings.push(bad('Configuration', error.message));
    return undefined;
  }
}

/** What can be seen of Slack without the database; gives the workspace of SLACK_BOT_TOKEN. */
async function slackFound({ slack }: Config, findings: Finding[]): Promise<readonly TeamOfToken[]> {
  if (!slack) return [];
  const found = await tokenFound(slack, () => new Date());
  findings.push(...found.findings, ...(await socketFindings(slack)));
  return found.teams;
}

async function teamsFound(
  { slack, teams, localWorkspace: local, publicUrl }: Config,
  { database, slackInstallations, workspaceOf }: Storage,
  ofToken: readonly TeamOfToken[],
  findings: Finding[],
): Promise<{ readonly teams: readonly SlackTeamFound[]; readonly served: Served }> {
  const others = { local, ...(teams && { tenants: teams.tenantIds }) };
  if (!slack) return { teams: [], served: { ...others, slack: [] } };
  if (slack.workspaces.by === 'oauth') {
    const installAt = installAddress(publicUrl);
    const about = { installAt, known: await database.workspaces.known() };
    const found = await installationsFound(slack, slackInstallations, () => new Date(), about);
    findings.push(...found.findings);
    return { teams: found.teams, served: { ...others, slack: found.installed, installAt } };
  }
  const known = ofToken.map(async ({ team, credentials }) => ({
    workspaceId: await workspaceOf('slack', team.externalId),
    credentials,
  }));
  const told = ofToken.length === 0 ? undefined : ofToken.map(({ team }) => team);
  return { teams: await Promise.all(known), served: { ...others, slack: told } };
}

/** What can only be seen with the database open. */
async function storedFindings(
  terminal: Terminal,
  slug: string | undefined,
  ofToken: readonly TeamOfToken[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  try {
    await inSession(terminal, async ({ config, storage, workings }) => {
      const { database } = storage;
      const where = config.databaseUrl === undefined ? 'The embedded database' : 'The database';
      findings.push(good('Database', `${where} answers, with every migration applied.`));
      const { teams, served } = await teamsFound(config, storage, ofToken, findings);
      const places = await database.workspaces.known();
      findings.push(...unclaimedFindings(teams, places));
      if (config.teams) findings.push(...tenantFindings(config.teams, places));
      const partnerships = await choosePartnerships(database, slug);
      if (partnerships.length === 0) findings.push(noPlan);
      for (const partnership of partnerships) {
        findings.push(...(await partnershipFindings(workings, partnership, served)));
        for (const { credentials, workspaceId } of teams) {
          findings.push(
            ...(await slackChannelFindings(credentials, database, partnership, workspaceId)),
          );
        }
      }
      return exitCodes.done;
    });
  } catch (error) {
    const isOpen = findings.length > 0;
    // Of an open database this can only be the name of a partnership that is not there.
    if (isOpen && error instanceof ConfigError) throw error;
    const isClear = error instanceof ConfigError || error instanceof OutsideError;
    const says = isClear ? error.message : brokenSays(error);
    findings.push(bad(isOpen ? 'Plan' : 'Database', says));
  }
  return findings;
}

const brokenSays = (error: unknown): string =>
  `It cannot be read: ${faultOf(error)}. Look at the log of the database, mend it, and try again.`;

const noPlan = bad(
  'Plan',
  'No plan is stored. Import one with "npx waymark plan import FILE", or start Waymark to see the example.',
);
