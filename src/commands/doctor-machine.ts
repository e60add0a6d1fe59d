import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';
import { ConfigError } from '../core/errors.ts';
import { writableHome } from '../db/make-folder.ts';
import { andList } from '../messages/counted.ts';
import { bad, type Finding, good } from './finding.ts';

/** The versions that package.json asks for. */
export function nodeFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isGood = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  return isGood
    ? good('Node.js', `Version ${version} will do.`)
    : bad('Node.js', `Version ${version} will not do. Install 20.19, 22.12, 24 or later.`);
}

export function configurationFindings({
  localWorkspace,
  slack,
  teams,
  timeZone,
}: Config): Finding[] {
  const on = [
    ...(localWorkspace ? ['the local workspace'] : []),
    ...(slack ? ['Slack'] : []),
    ...(teams ? ['Teams'] : []),
  ];
  const says = `${andList(on)} ${on.length === 1 ? 'is' : 'are'} on.`;
  return [
    good('Configuration', `It can be read. New partnerships get the time zone ${timeZone}.`),
    on.length > 0
      ? good('Workspaces', says.charAt(0).toUpperCase() + says.slice(1))
      : bad(
          'Workspaces',
          'LOCAL_WORKSPACE is off and neither Slack nor Teams is set up, so no message goes anywhere. Set LOCAL_WORKSPACE to on, or set up Slack as docs/slack.md says or Teams as docs/teams.md says.',
        ),
  ];
}

/** Makes the folder where it is not there yet, as the embedded server would. */
export function dataFolderFinding({ home, databaseUrl }: Config): Finding {
  if (databaseUrl !== undefined) {
    return good('Data folder', 'Not needed: DATABASE_URL names the database.');
  }
  const wasThere = existsSync(home);
  try {
    writableHome(home);
  } catch (error) {
    if (error instanceof ConfigError) return bad('Data folder', error.message);
    throw error;
  }
  return wasThere
    ? good('Data folder', `${home} is there and may be written to.`)
    : good('Data folder', `${home} was not there, and is made now.`);
}
