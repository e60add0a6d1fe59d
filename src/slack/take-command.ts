import type { Handle, Reply } from '../app/intent.ts';
import { within } from '../app/within.ts';
import { intentOfCommand } from './intents.ts';
import { formView, openView } from './open-view.ts';
import type { CommandPayload } from './payloads.ts';
import { type Ephemeral, ephemeral, respondTo } from './respond.ts';
import type { SlackTeam } from './slack-team.ts';

/** Slack shows an error after three seconds (docs.slack.dev/interactivity/implementing-slash-commands). */
const ackWithinMs = 2_000;

/** Answers a slash command, to the one who typed it alone: in the acknowledgement itself, or after it where that would be too late. */
export async function takeCommand(
  team: SlackTeam,
  handle: Handle,
  payload: CommandPayload,
  ack: (said?: Ephemeral) => Promise<void>,
): Promise<void> {
  const intent = intentOfCommand(payload, team);
  const answer = handle(intent);
  const reply = await within(ackWithinMs, answer, undefined);
  if (reply && reply.kind !== 'form' && reply.kind !== 'invalid') {
    await ack(ephemeralOf(reply));
    return;
  }
  await ack();
  await showLater(team, payload, intent.from.channelId, reply ?? (await answer));
}

async function showLater(
  team: SlackTeam,
  payload: CommandPayload,
  channelId: string | undefined,
  reply: Reply,
): Promise<void> {
  if (reply.kind === 'form' || reply.kind === 'invalid') {
    const view = formView(reply.form, { unfolded: new Set(), channelId });
    await openView(team, payload, view);
    return;
  }
  const said = ephemeralOf(reply);
  if (said) await respondTo(payload.response_url, said);
}

function ephemeralOf(reply: Exclude<Reply, { kind: 'form' | 'invalid' }>): Ephemeral | undefined {
  if (reply.kind === 'none' || reply.kind === 'page' || reply.kind === 'found') return undefined;
  return ephemeral(reply.card);
}
