import { faultOf } from '../app/fault-of.ts';
import type { Log } from '../app/log.ts';
import type { Conversation, Conversations } from '../app/store-conversations.ts';
import { DeliveryError } from '../core/errors.ts';
import type { Asked } from './asked.ts';
import type { Connector } from './connector.ts';
import { readProfile } from './directory.ts';
import type { Change } from './take-presence.ts';

export interface Who {
  readonly workspaceId: string;
  readonly userId: string;
}

export interface PeopleOptions {
  readonly connector: Connector;
  readonly conversations: Conversations;
  /** Teams' id of a workspace. */
  readonly tenantOf: (workspaceId: string) => string;
  /** Once somebody can be written to, again or for the first time. */
  readonly reached: (who: Who & { readonly email?: string }) => Promise<void>;
  /** Once somebody cannot any more. */
  readonly left: (who: Who) => Promise<void>;
  /** Once somebody came of whom Teams does not say who they are. */
  readonly unknownCame: (workspaceId: string) => Promise<void>;
  /** Once people joined a team or left it, or the app did. */
  readonly peopleChanged: (workspaceId: string) => Promise<void>;
  readonly log: Log;
}

/** Does what follows where the bot came to somebody or to a team, or was taken away. */
export function followPeople(
  options: PeopleOptions,
): (asked: Asked, change: Change) => Promise<void> {
  const { connector, conversations, tenantOf, reached, left, unknownCame, peopleChanged, log } =
    options;

  /** Their profile is kept. Whoever the plan lists by their account is reached without it. */
  async function emailOf(
    { workspaceId, userId }: Who,
    conversation: Conversation,
  ): Promise<string | undefined> {
    try {
      const profile = await readProfile(connector, conversation, tenantOf(workspaceId));
      await conversations.describe(workspaceId, userId, profile);
      return profile.email;
    } catch (error) {
      // What Teams says is of a fixed list.
      const why = error instanceof DeliveryError ? error.message : faultOf(error);
      log.warn({ workspace: workspaceId, error: why }, 'Teams did not say who somebody is.');
      // Whoever matches asks again, and nobody knows yet whether they are of a plan.
      await unknownCame(workspaceId);
      return undefined;
    }
  }

  return async ({ from: { workspaceId, userId } }, change) => {
    const who = { workspaceId, userId };
    if (change.kind === 'people') return peopleChanged(workspaceId);
    if (change.kind === 'left') return left(who);
    const email = await emailOf(who, change.conversation);
    await reached(email === undefined ? who : { ...who, email });
  };
}
