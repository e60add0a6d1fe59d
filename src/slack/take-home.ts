import type { Handle, Reply } from '../app/intent.ts';
import type { Card } from '../messages/card.ts';
import { slackHomeOf } from '../render/block-home.ts';
import { asView } from './open-view.ts';
import type { HomeEvent } from './payloads.ts';
import type { SlackTeam } from './slack-team.ts';

/** Somebody opened the bot's page. */
export async function takeHome(
  team: SlackTeam,
  handle: Handle,
  { event, event_id }: HomeEvent,
): Promise<void> {
  if (event.tab === 'home') await publishHome(team, handle, event.user, event_id);
}

/** Draws somebody's page as it is now. */
export async function publishHome(
  team: SlackTeam,
  handle: Handle,
  userId: string,
  eventId: string,
): Promise<void> {
  const from = { workspaceId: team.workspaceId, userId };
  const reply = await handle({ kind: 'home', eventId, from });
  const view = asView(slackHomeOf(cardsOf(reply)));
  await team.interactive.views.publish({ user_id: userId, view });
}

function cardsOf(reply: Reply): readonly Card[] {
  if (reply.kind === 'page') return reply.cards;
  return reply.kind === 'card' ? [reply.card] : [];
}
