import type { Handle, Reply, Sender } from '../app/intent.ts';
import type { Card } from '../messages/card.ts';
import { slackHomeOf } from '../render/block-home.ts';
import { asView } from './open-view.ts';
import type { HomeEvent } from './payloads.ts';
import type { SlackTeam } from './slack-team.ts';
import { isOutsideHome } from './whose-team.ts';

/** Somebody opened the bot's page. */
export async function takeHome(team: SlackTeam, handle: Handle, payload: HomeEvent): Promise<void> {
  const { event, event_id } = payload;
  if (event.tab !== 'home') return;
  await publishHome(team, handle, event_id, {
    workspaceId: team.workspaceId,
    userId: event.user,
    ...(isOutsideHome(payload, team) ? { isOutside: true } : {}),
  });
}

/** Draws somebody's page as it is now. */
export async function publishHome(
  team: SlackTeam,
  handle: Handle,
  eventId: string,
  from: Sender,
): Promise<void> {
  const reply = await handle({ kind: 'home', eventId, from });
  const view = asView(slackHomeOf(cardsOf(reply)));
  await team.interactive.views.publish({ user_id: from.userId, view });
}

function cardsOf(reply: Reply): readonly Card[] {
  if (reply.kind === 'page') return reply.cards;
  return reply.kind === 'card' ? [reply.card] : [];
}
