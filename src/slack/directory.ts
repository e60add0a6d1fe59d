import { z } from 'zod';
import { DeliveryError } from '../core/errors.ts';
import type { PersonStanding, PersonThere } from '../core/match-people.ts';
import { deliveryErrorOf } from './slack-error.ts';
import type { SlackTeam } from './slack-team.ts';

/** Slack gives no more at one time, and takes some twenty calls a minute (docs.slack.dev/reference/methods/users.list). */
const aPage = 1_000;

/** Slack's own helper, which is not marked as a bot. */
const slackbot = 'USLACKBOT';

const memberSchema = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  name: z.string().default(''),
  real_name: z.string().optional(),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  profile: z.object({ email: z.string().optional() }).default({}),
  /** In an organisation of several workspaces: those that the person is in. */
  enterprise_user: z.object({ teams: z.array(z.string()).default([]) }).optional(),
});
type SlackMember = z.infer<typeof memberSchema>;

const pageSchema = z.object({
  members: z.array(memberSchema).default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** A list that Slack has given a part of. */
interface Reading {
  readonly people: PersonThere[];
  readonly beganAtMs: number;
  cursor: string | undefined;
}

/** Whoever is in its first pages may have left by then. */
const longestReadingMs = 60 * 60_000;

/** By a team's client, what Slack broke off. */
const begun = new WeakMap<SlackTeam['delivery'], Reading>();

export interface ReadingOptions {
  /** Once aborted, no further page is asked for, and its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** A clock that never goes back. */
  readonly elapsedMs?: () => number;
}

/**
 * Everybody in the team but bots and those who left. Throws DeliveryError where Slack does not say of all of them; the next call goes
 * on where it ended, within an hour: Slack's limit may lie below what a large workspace takes. Throws too where it says nobody's
 * address: then a scope is missing, and nobody is to be taken for gone.
 */
export async function readDirectory(
  { delivery, teamId }: Pick<SlackTeam, 'delivery' | 'teamId'>,
  { signal, elapsedMs = () => performance.now() }: ReadingOptions = {},
): Promise<readonly PersonThere[]> {
  const reading = goingOn(delivery, elapsedMs());
  const { people } = reading;
  begun.delete(delivery);
  do {
    signal?.throwIfAborted();
    const page = await readPage(delivery, reading.cursor).catch((error: DeliveryError) => {
      if (!error.permanent) begun.set(delivery, reading);
      throw error;
    });
    people.push(...page.members.filter(isPerson).map((one) => personOf(one, teamId)));
    reading.cursor = page.response_metadata?.next_cursor || undefined;
  } while (reading.cursor !== undefined);
  if (people.some(({ email }) => email !== undefined)) return people;
  throw new DeliveryError('no e-mail addresses from Slack', { permanent: true, ambiguous: false });
}

function goingOn(client: SlackTeam['delivery'], nowMs: number): Reading {
  const before = begun.get(client);
  if (before && nowMs - before.beganAtMs < longestReadingMs) return before;
  return { people: [], beganAtMs: nowMs, cursor: undefined };
}

async function readPage(
  client: SlackTeam['delivery'],
  cursor: string | undefined,
): Promise<z.infer<typeof pageSchema>> {
  try {
    const asked = { limit: aPage, ...(cursor === undefined ? {} : { cursor }) };
    return pageSchema.parse(await client.users.list(asked));
  } catch (error) {
    throw deliveryErrorOf(error);
  }
}

const isPerson = ({ id, deleted, is_bot }: SlackMember): boolean =>
  !deleted && !is_bot && id !== slackbot;

function personOf(member: SlackMember, teamId: string): PersonThere {
  const { id, name, real_name, profile } = member;
  const standing = standingOf(member, teamId);
  const person = { userId: id, name: real_name || name, standing };
  return profile.email ? { ...person, email: profile.email } : person;
}

function standingOf(member: SlackMember, teamId: string): PersonStanding {
  const teams = [member.team_id ?? teamId, ...(member.enterprise_user?.teams ?? [])];
  if (member.is_stranger || !teams.includes(teamId)) return 'external';
  return member.is_restricted || member.is_ultra_restricted ? 'guest' : 'member';
}
