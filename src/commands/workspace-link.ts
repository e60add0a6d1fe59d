import type { PartnershipNow } from '../app/acting.ts';
import { linkWorkspace, type Unlinked, unlinkWorkspace } from '../app/link-workspace.ts';
import type { Store } from '../app/store.ts';
import type { WorkspaceFacts } from '../app/store-workspaces.ts';
import type { Workings } from '../app/workings.ts';
import { ConfigError } from '../core/errors.ts';
import { platformNames } from '../messages/platform-names.ts';
import { choosePartnership } from './choose-partnership.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { sayNo } from './say-no.ts';
import { inSession } from './session.ts';
import { printJson, type Terminal } from './terminal.ts';

export interface WorkspaceOptions {
  readonly json?: boolean;
  readonly partnership?: string;
}

/** Lets a partnership use a workspace that the database knows, by the platform's own id. */
export function workspaceLink(
  terminal: Terminal,
  externalId: string,
  options: WorkspaceOptions,
): Promise<ExitCode> {
  return withBoth(terminal, externalId, options, async (workings, partnership, workspace) => {
    const isNew = await linkWorkspace(workings, partnership, workspace, new Date());
    if (options.json) {
      printJson(terminal, { ...factsOf(partnership, workspace), linked: true, isNew });
    } else {
      terminal.print(linkedWords(partnership, workspace, isNew));
    }
    return exitCodes.done;
  });
}

/** Undoes that. The answer is no where it was not linked so, or the plan names people there. */
export function workspaceUnlink(
  terminal: Terminal,
  externalId: string,
  options: WorkspaceOptions,
): Promise<ExitCode> {
  return withBoth(terminal, externalId, options, async (workings, partnership, workspace) => {
    const outcome = await unlinkWorkspace(workings, partnership, workspace, new Date());
    const facts = factsOf(partnership, workspace);
    if (outcome !== 'unlinked') {
      return sayNo(terminal, options.json, whyNot(outcome, partnership, workspace), facts);
    }
    if (options.json) printJson(terminal, { ...facts, linked: false });
    else terminal.print(`${partnership.name} does not use ${named(workspace)} any more.`);
    return exitCodes.done;
  });
}

/** Throws ConfigError where one of them is not known. */
function withBoth(
  terminal: Terminal,
  externalId: string,
  { partnership: slug }: WorkspaceOptions,
  work: (
    workings: Workings,
    partnership: PartnershipNow,
    workspace: WorkspaceFacts,
  ) => Promise<ExitCode>,
): Promise<ExitCode> {
  return inSession(terminal, async ({ storage: { database }, workings }) => {
    const workspace = await knownWorkspace(database, externalId);
    return work(workings, await choosePartnership(database, slug), workspace);
  });
}

async function knownWorkspace(store: Store, externalId: string): Promise<WorkspaceFacts> {
  const known = await store.workspaces.known();
  const wanted = externalId.toLowerCase();
  const found = known.find((one) => one.externalId.toLowerCase() === wanted);
  if (found) return found;
  const ids = known.map(named).join(', ');
  const there = known.length > 0 ? `There are: ${ids}.` : 'There is none yet.';
  throw new ConfigError(
    `There is no workspace "${externalId.slice(0, 64)}". ${there} A Slack team is known once the bot is installed in it and has started, a Teams tenant once TEAMS_TENANT_IDS lists it and the bot has started.`,
  );
}

const named = ({ externalId, platform }: WorkspaceFacts): string =>
  `${externalId} (${platformNames[platform]})`;

function factsOf({ slug }: PartnershipNow, { platform, externalId }: WorkspaceFacts) {
  return { partnership: slug, workspace: { platform, externalId } };
}

function linkedWords(
  { name, simulated }: PartnershipNow,
  workspace: WorkspaceFacts,
  isNew: boolean,
): string {
  const matched =
    'The running bot looks for its people by e-mail address, and tells the coordinator who was not found.';
  if (!isNew) return `${name} uses ${named(workspace)} already. ${matched}`;
  const real = simulated
    ? ' Until now it ran on a date made up for trying it out; from now on it goes by the real date.'
    : '';
  return `${name} uses ${named(workspace)} from now on.${real} ${matched}`;
}

function whyNot(
  outcome: Exclude<Unlinked, 'unlinked'>,
  { name }: PartnershipNow,
  workspace: WorkspaceFacts,
): string {
  const mend = 'Take that out of the plan file, and import it';
  return outcome === 'named'
    ? `The plan of ${name} names people or a channel in ${named(workspace)}. ${mend}; then run this again.`
    : `${named(workspace)} was not linked to ${name} by hand. Where the plan lists it: ${mend.charAt(0).toLowerCase()}${mend.slice(1)}.`;
}
