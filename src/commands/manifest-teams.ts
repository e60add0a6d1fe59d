import { z } from 'zod';
import { type Config, readConfig } from '../config.ts';
import { ConfigError } from '../core/errors.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { httpsOrigin } from './https-origin.ts';
import { saveFile } from './save-file.ts';
import { teamsPackage } from './teams-package.ts';
import { printJson, type Terminal } from './terminal.ts';
import { version } from './version.ts';

export interface TeamsPackageOptions {
  readonly out: string;
  /** The bot's application (client) id; TEAMS_APP_ID where it is left out. */
  readonly appId?: string;
  /** The bot's own address; PUBLIC_URL where it is left out. */
  readonly url?: string;
  /** A page about it; the bot's own address where it is left out. */
  readonly about?: string;
  readonly json?: boolean;
}

/** Writes the package of the Teams app. Throws ConfigError where the id or an address is missing or none that Teams takes. */
export async function manifestTeams(
  terminal: Terminal,
  { out, appId, url, about, json }: TeamsPackageOptions,
): Promise<ExitCode> {
  const id = appIdOf(appId);
  const address = addressOf(url);
  const page = about === undefined ? address : pageOf(about);
  const app = { id, version: version(), about: page };
  await saveFile(out, teamsPackage(app));
  const endpoint = `${address}/api/messages`;
  if (json) printJson(terminal, { file: out, ...app, endpoint });
  else {
    terminal.print(
      `Wrote version ${app.version} of the app to ${out}. Upload it in the Teams admin center; the bot's messaging endpoint is ${endpoint}.`,
    );
  }
  return exitCodes.done;
}

function appIdOf(given: string | undefined): string {
  const id = given ?? configuredAppId(readConfig());
  if (id === undefined) {
    throw new ConfigError(
      'The package needs the application (client) id of the bot that you registered. Say it with --app-id, or set TEAMS_APP_ID and what docs/teams.md sets with it.',
    );
  }
  if (z.guid().safeParse(id).success) return id.toLowerCase();
  throw new ConfigError(
    'The application (client) id is 32 digits in five groups, such as 5d1a3f0e-7c42-4b8e-9a55-0c6f2e8b1d37. Copy it from the registration, and say it with --app-id.',
  );
}

/** Undefined where Teams is not set up, or for the local test client alone, which needs no package. */
function configuredAppId({ teams }: Config): string | undefined {
  return teams === undefined || teams.app === 'unauthenticated' ? undefined : teams.app.id;
}

function addressOf(given: string | undefined): string {
  const url = given ?? readConfig().publicUrl;
  if (url === undefined) {
    throw new ConfigError(
      'Teams needs the address at which it reaches Waymark. Say it with --url https://..., or set PUBLIC_URL.',
    );
  }
  return httpsOrigin(
    url,
    'Teams takes an address that begins with https:// alone. Say it with --url.',
  );
}

function pageOf(given: string): string {
  const read = z
    .url({ protocol: /^https$/ })
    .max(2_048)
    .safeParse(given);
  if (read.success) return read.data;
  throw new ConfigError(
    'Teams links to a page whose address begins with https://. Say it with --about, or leave it out.',
  );
}
