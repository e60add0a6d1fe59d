import { App, type Receiver } from '@slack/bolt';
import type { Handle } from '../app/intent.ts';
import type { Log } from '../app/log.ts';
import { asView, cardView } from './open-view.ts';
import {
  commandPayload,
  endedEvent,
  homeEvent,
  messageEvent,
  pressPayload,
  submitPayload,
} from './payloads.ts';
import { type Ephemeral, ephemeral, respondTo } from './respond.ts';
import { silentLogger } from './silent-logger.ts';
import type { SlackTeams } from './slack-teams.ts';
import { takeCommand } from './take-command.ts';
import { takeHome } from './take-home.ts';
import { takeMessage } from './take-message.ts';
import { takePress } from './take-press.ts';
import { takeSubmit } from './take-submit.ts';
import { whoseAmong } from './whose.ts';
import { eventTeamId, pressTeamId } from './whose-team.ts';

export interface ReceiveOptions {
  /** What Slack sends, over whichever way. */
  readonly receiver: Receiver;
  readonly log: Log;
  readonly teams: SlackTeams;
  readonly handle: Handle;
  readonly now: () => Date;
  /** Keeps what goes on after the acknowledgement, so that stopping can wait for it. */
  readonly afterwards: (work: () => Promise<void>) => void;
}

/**
 * Slack's events, commands and presses, through Bolt. An event is acknowledged once it is handled: until then Slack sends it again. A press is
 * acknowledged first, since Slack never does. Where a team is not ours, whoever acts there is told so.
 */
export function receive(options: ReceiveOptions): void {
  const bolt = new App({
    receiver: options.receiver,
    logger: silentLogger,
    convoStore: false,
    // Whose it is is found out below, in what was read of it: Bolt needs an answer of some kind.
    authorize: async ({ teamId = '' }) => ({ teamId }),
  });
  takeActs(bolt, options);
  takeEvents(bolt, options);
  bolt.error(async (error) => {
    throw error;
  });
}

function takeActs(bolt: App, { teams, handle, afterwards, log }: ReceiveOptions): void {
  const whose = whoseAmong(teams, log);

  bolt.command(/.*/, async ({ body, ack }) => {
    const say = (said?: Ephemeral) => ack(said && { ...said, blocks: [...said.blocks] });
    const taken = await whose(commandPayload, body, ({ team_id }) => team_id);
    if (!taken.payload) return ack();
    if ('refusal' in taken) return say(ephemeral(taken.refusal));
    await new Promise<void>((acknowledged) => {
      afterwards(() =>
        takeCommand(taken.team, handle, taken.payload, async (said) => {
          await say(said);
          acknowledged();
        }).finally(acknowledged),
      );
    });
  });

  bolt.action(/.*/, async ({ body, ack }) => {
    const taken = await whose(pressPayload, body, pressTeamId);
    await ack();
    if (!taken.payload) return;
    if ('team' in taken) return afterwards(() => takePress(taken.team, handle, taken.payload));
    const address = taken.payload.response_url;
    if (address === undefined) return;
    const said = { ...ephemeral(taken.refusal), replace_original: false };
    afterwards(() => respondTo(address, said));
  });

  bolt.view({ callback_id: /.*/, type: 'view_submission' }, async ({ body, ack }) => {
    const taken = await whose(submitPayload, body, pressTeamId);
    if (!taken.payload) return ack();
    if ('team' in taken) {
      return ack(await takeSubmit(taken.team, handle, taken.payload, afterwards));
    }
    await ack({
      response_action: 'update',
      view: asView(cardView(taken.refusal, { unfolded: new Set() })),
    });
  });
}

function takeEvents(bolt: App, { teams, handle, now, afterwards, log }: ReceiveOptions): void {
  const whose = whoseAmong(teams, log);

  bolt.event('message', async ({ body, context: { retryNum } }) => {
    const taken = await whose(messageEvent, body, eventTeamId);
    if ('unclear' in taken) throw taken.unclear;
    if (!('team' in taken)) return;
    const taking = { retryNum, now: now(), afterwards };
    await takeMessage(taken.team, handle, taken.payload, taking);
  });

  bolt.event('app_home_opened', async ({ body }) => {
    const taken = await whose(homeEvent, body, eventTeamId);
    if ('team' in taken) afterwards(() => takeHome(taken.team, handle, taken.payload));
  });

  const ended = async ({ body }: { readonly body: unknown }) => {
    const read = endedEvent.safeParse(body);
    if (read.success) await teams.doubt(read.data.team_id);
  };
  bolt.event('app_uninstalled', ended);
  bolt.event('tokens_revoked', ended);
}
