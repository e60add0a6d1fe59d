import type { Handle } from '../app/intent.ts';
import { slackMessageOf } from '../render/block-kit.ts';
import { intentOfMessage } from './intents.ts';
import type { MessageEvent } from './payloads.ts';
import type { SlackTeam } from './slack-team.ts';

/**
 * A plain reply, or a command without its slash, in the conversation with the bot. Answered there. What comes again was handled already,
 * and is not answered twice.
 */
export async function takeMessage(
  team: SlackTeam,
  handle: Handle,
  payload: MessageEvent,
  afterwards: (work: () => Promise<void>) => void,
): Promise<void> {
  const intent = intentOfMessage(payload, team);
  if (!intent) return;
  const reply = await handle(intent);
  if (reply.kind !== 'card' && reply.kind !== 'replace') return;
  if (reply.kind === 'card' && reply.repeated) return;
  const { text, blocks } = slackMessageOf(reply.card);
  afterwards(async () => {
    await team.interactive.chat.postMessage({
      channel: payload.event.channel,
      text,
      blocks: [...blocks],
      unfurl_links: false,
      unfurl_media: false,
    });
  });
}
