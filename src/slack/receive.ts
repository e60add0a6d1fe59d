import { App, type Receiver } from '@slack/bolt';
import type { z } from 'zod';
import type { Handle } from '../app/intent.ts';
import type { Log } from '../app/log.ts';
import {
  commandPayload,
  endedEvent,
  homeEvent,
  messageEvent,
  pressPayload,
  submitPayload,
} from './payloads.ts';
import { silentLogger } from './silent-logger.ts';
import type { SlackTeam } from './slack-team.ts';
import type { SlackTeams } from './slack-teams.ts';
import { takeCommand } from './take-command.ts';
import { takeHome } from './take-home.ts';
import { takeMessage } from './take-message.ts';
import { takePress } from './take-press.ts';
import { takeSubmit } from './take-submit.ts';

export interface ReceiveOptions {
  /** What Slack sends, over whichever way. */
  readonly receiver: Receiver;
  readonly log: Log;
  readonly teams: SlackTeams;
  readonly handle: Handle;
  /** Keeps what goes on after the acknowledgement, so that stopping can wait for it. */
  readonly afterwards: (work: () => Promise<void>) => void;
}

/**
 * Slack's events, commands and presses, through Bolt. An event is acknowledged once it is handled: until then Slack sends it again. A press is
 * acknowledged first, since Slack never does.
 */
export function receive(options: ReceiveOptions): void {
  const bolt = new App({
    receiver: options.receiver,
    logger: silentLogger,
    convoStore: false,
    // Whose it is is found out below, in what was read of it: Bolt needs an answer of some kind.
    authorize: async ({ teamId = '' }) => ({ teamId }),
  });
  listen(bolt, options);
  bolt.error(async (error) => {
    throw error;
  });
}

function listen(bolt: App, { teams, handle, afterwards, log }: ReceiveOptions): void {
  /**
   * Undefined, and one line in the log, for what Slack does not send, or of a team that is not ours. Throws where nobody can tell yet
   * whose it is.
   */
  async function known<Payload>(
    schema: z.ZodType<Payload>,
    body: unknown,
    teamId: (of: Payload) => string,
  ): Promise<{ readonly team: SlackTeam; readonly payload: Payload } | undefined> {
    const read = schema.safeParse(body);
    const team = read.success ? await teams.of(teamId(read.data)) : undefined;
    if (read.success && team) return { team, payload: read.data };
    log.warn({ understood: read.success }, 'Something from Slack was refused.');
    return undefined;
  }

  bolt.command(/.*/, async ({ body, ack }) => {
    const taken = await known(commandPayload, body, ({ team_id }) => team_id);
    if (!taken) return ack();
    await new Promise<void>((acknowledged) => {
      afterwards(() =>
        takeCommand(taken.team, handle, taken.payload, async (said) => {
          await ack(said && { ...said, blocks: [...said.blocks] });
          acknowledged();
        }),
      );
    });
  });

  bolt.action(/.*/, async ({ body, ack }) => {
    const taken = await known(pressPayload, body, ({ team }) => team.id);
    await ack();
    if (taken) afterwards(() => takePress(taken.team, handle, taken.payload));
  });

  bolt.view({ callback_id: /.*/, type: 'view_submission' }, async ({ body, ack }) => {
    const taken = await known(submitPayload, body, ({ team }) => team.id);
    if (!taken) return ack();
    await ack(await takeSubmit(taken.team, handle, taken.payload, afterwards));
  });

  bolt.event('message', async ({ body }) => {
    const taken = await known(messageEvent, body, ({ team_id }) => team_id);
    if (taken) await takeMessage(taken.team, handle, taken.payload, afterwards);
  });

  bolt.event('app_home_opened', async ({ body }) => {
    const taken = await known(homeEvent, body, ({ team_id }) => team_id);
    if (taken) afterwards(() => takeHome(taken.team, handle, taken.payload));
  });

  const ended = async ({ body }: { readonly body: unknown }) => {
    const read = endedEvent.safeParse(body);
    if (read.success) await teams.doubt(read.data.team_id);
  };
  bolt.event('app_uninstalled', ended);
  bolt.event('tokens_revoked', ended);
}
