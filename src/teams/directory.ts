import { z } from 'zod';
import type { Conversation, Profile } from '../app/store-conversations.ts';
import { DeliveryError } from '../core/errors.ts';
import type { PersonThere } from '../core/match-people.ts';
import type { Connector } from './connector.ts';
import { isTakenAway } from './connector-error.ts';
import type { Delivering } from './deliver.ts';

/** Teams gives no more at one time (learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context). */
const aPage = 500;

const member = z.object({
  id: z.string(),
  name: z.string().default(''),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userRole: z.string().nullish(),
  tenantId: z.string().nullish(),
});
type TeamsMember = z.infer<typeof member>;

const page = z.object({
  members: z.array(member).default([]),
  continuationToken: z.string().nullish(),
});

/** Who somebody is whose own conversation it is. Throws DeliveryError where Teams does not say. */
export async function readProfile(
  connector: Connector,
  { serviceUrl, conversationId, accountId = '' }: Conversation,
  tenantId: string,
  signal?: AbortSignal,
): Promise<Profile> {
  const path = `${encodeURIComponent(conversationId)}/members/${encodeURIComponent(accountId)}`;
  const read = member.safeParse(await connector.read(serviceUrl, path, signal));
  if (!read.success) throw notUnderstood(read.error);
  return profileOf(read.data, tenantId);
}

/**
 * Everybody of a tenant whom the bot knows of: for whom it is installed, and who is in a team in which it is. Throws DeliveryError where Teams
 * does not say of every one, and the signal's reason where that is aborted meanwhile.
 */
export async function readDirectory(
  delivering: Delivering,
  workspaceId: string,
  tenantId: string,
  signal?: AbortSignal,
): Promise<readonly PersonThere[]> {
  const { connector, conversations } = delivering;
  const inTeams = new Map<string, PersonThere>();
  for (const team of await conversations.teams(workspaceId)) {
    const members = await readTeam(connector, team, signal).catch(takenAwayFrom(delivering, team));
    for (const one of members) {
      const userId = (one.aadObjectId ?? one.objectId)?.toLowerCase();
      if (userId) inTeams.set(userId, { userId, ...profileOf(one, tenantId) });
    }
  }
  // At the end, so that whoever came while the teams were read is among them.
  await describeUnknown(delivering, workspaceId, tenantId, signal);
  const alone = (await conversations.people(workspaceId)).filter((one) => !inTeams.has(one.userId));
  return [...alone, ...inTeams.values()];
}

/** Teams did not say who they are when they came: it took no more then, or the bot was stopped. What is read stays, wherever it ends. */
async function describeUnknown(
  delivering: Delivering,
  workspaceId: string,
  tenantId: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { connector, conversations } = delivering;
  for (const one of await conversations.unknown(workspaceId)) {
    signal?.throwIfAborted();
    const profile = await readProfile(connector, one, tenantId, signal).catch((error: unknown) => {
      signal?.throwIfAborted();
      // Teams never will say: that holds up nobody else.
      if (error instanceof DeliveryError && error.permanent) return undefined;
      throw error;
    });
    if (profile) await conversations.describe(workspaceId, one.externalId, profile);
  }
}

/** Where the bot was taken away without a word of Teams', nobody can be read, and nobody need be. */
function takenAwayFrom(
  { conversations, now }: Delivering,
  { workspaceId, kind, externalId }: Conversation,
) {
  return async (error: unknown): Promise<readonly TeamsMember[]> => {
    if (!isTakenAway(error)) throw error;
    await conversations.end(workspaceId, kind, externalId, now());
    return [];
  };
}

async function readTeam(
  connector: Connector,
  { serviceUrl, conversationId }: Conversation,
  signal: AbortSignal | undefined,
): Promise<readonly TeamsMember[]> {
  const members: TeamsMember[] = [];
  let next: string | undefined;
  do {
    signal?.throwIfAborted();
    const query = new URLSearchParams({ pageSize: String(aPage) });
    if (next !== undefined) query.set('continuationToken', next);
    const path = `${encodeURIComponent(conversationId)}/pagedmembers?${query}`;
    const answer = await connector.read(serviceUrl, path, signal).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw error;
    });
    const read = page.safeParse(answer);
    if (!read.success) throw notUnderstood(read.error);
    members.push(...read.data.members);
    const before = next;
    next = read.data.continuationToken || undefined;
    // It would be read for ever.
    if (next !== undefined && next === before)
      throw notUnderstood(new Error('the same page again'));
  } while (next !== undefined);
  return members;
}

function profileOf(one: TeamsMember, tenant: string): Profile {
  const { name, email, userPrincipalName, userRole, tenantId } = one;
  const address = email || userPrincipalName;
  const isGuest = userRole === 'guest' || userRole === 'anonymous';
  const isElsewhere = tenantId ? tenantId.toLowerCase() !== tenant.toLowerCase() : false;
  const standing = isGuest ? 'guest' : isElsewhere ? 'external' : 'member';
  return { name, standing, ...(address ? { email: address } : {}) };
}

const notUnderstood = (cause: unknown) =>
  new DeliveryError(
    'Teams said what cannot be read',
    { permanent: true, ambiguous: false },
    { cause },
  );
