import { App, ExpressReceiver } from '@slack/bolt';
import type { Express } from 'express';
import type { z } from 'zod';
import { faultOf } from '../app/fault-of.ts';
import type { Handle } from '../app/intent.ts';
import type { Log } from '../app/log.ts';
import type { Card } from '../messages/card.ts';
import { notInstalledCard } from '../messages/strangers.ts';
import { troubleCard } from '../messages/trouble.ts';
import { asView, cardView } from './open-view.ts';
import {
  commandPayload,
  homeEvent,
  messageEvent,
  pressPayload,
  submitPayload,
} from './payloads.ts';
import { type Ephemeral, ephemeral, respondTo } from './respond.ts';
import { silentLogger } from './silent-logger.ts';
import type { SlackTeam } from './slack-team.ts';
import { takeCommand } from './take-command.ts';
import { takeHome } from './take-home.ts';
import { takeMessage } from './take-message.ts';
import { takePress } from './take-press.ts';
import { takeSubmit } from './take-submit.ts';
import { eventTeamId, pressTeamId } from './whose-team.ts';

/** Slack's payloads are far smaller; a text of 100,000 characters reaches `handle`, which says why not. */
const mostBytes = 1_000_000;

export interface ReceiveOptions {
  /** The shared app: `/slack/events` is added to it. */
  readonly app: Express;
  readonly signingSecret: string;
  readonly log: Log;
  /** By Slack's id; undefined for a team that the bot is not installed in. */
  readonly teamOf: (teamId: string) => SlackTeam | undefined;
  /** False until it is known which teams are ours: events are taken only then, and sent again by Slack until then. */
  readonly isConnected: () => boolean;
  readonly handle: Handle;
  /** Keeps what goes on after the acknowledgement, so that stopping can wait for it. */
  readonly afterwards: (work: () => Promise<void>) => void;
}

/**
 * Slack's events, commands and presses, through Bolt's receiver, which checks their signatures. An event is acknowledged once it is handled: until then Slack
 * sends it again. A press is acknowledged first, since Slack never does. Where a team is not ours, whoever acts there is told so.
 */
export function receive(options: ReceiveOptions): App {
  const receiver = new ExpressReceiver({
    app: options.app,
    signingSecret: options.signingSecret,
    endpoints: '/slack/events',
    bodyLimit: mostBytes,
    // The acknowledgement goes out when the listener ends: each listener below decides what it waits for.
    processBeforeResponse: true,
    processEventErrorHandler: async ({ error, request, response }) => {
      options.log.warn({ error: faultOf(error) }, 'Something that Slack sent could not be taken.');
      if (response.headersSent) return false;
      // What is no payload at all is not sent again; what failed here is.
      response.writeHead('body' in request && isObject(request.body) ? 500 : 400).end();
      return false;
    },
    logger: silentLogger,
  });
  const bolt = new App({
    receiver,
    logger: silentLogger,
    convoStore: false,
    authorize: async ({ teamId = '' }) => {
      const team = options.teamOf(teamId);
      return { ...(team && { botId: team.botId, botUserId: team.botUserId }), teamId };
    },
  });
  listen(bolt, options);
  return bolt;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

function listen(bolt: App, { teamOf, isConnected, handle, afterwards, log }: ReceiveOptions): void {
  /** Throws where nobody can tell yet whose event it is. */
  const onceConnected = (): void => {
    if (!isConnected()) throw new Error('Slack is not connected yet.');
  };

  /** One line in the log for what Slack does not send, or of a team that is not ours: then there is only the `payload`, or neither. */
  function known<Payload>(
    schema: z.ZodType<Payload>,
    body: unknown,
    teamId: (of: Payload) => string,
  ): { readonly team: SlackTeam; readonly payload: Payload } | { readonly payload?: Payload } {
    const read = schema.safeParse(body);
    const team = read.success ? teamOf(teamId(read.data)) : undefined;
    if (read.success && team) return { team, payload: read.data };
    log.warn({ understood: read.success }, 'Something from Slack was refused.');
    return read.success ? { payload: read.data } : {};
  }

  /** To somebody of a team that is not ours. Before it is known which are, nobody is told that theirs is not. */
  const refusal = (): Card => (isConnected() ? notInstalledCard() : troubleCard());

  bolt.command(/.*/, async ({ body, ack }) => {
    const taken = known(commandPayload, body, ({ team_id }) => team_id);
    const say = (said?: Ephemeral) => ack(said && { ...said, blocks: [...said.blocks] });
    if (!('team' in taken)) return taken.payload ? say(ephemeral(refusal())) : ack();
    await new Promise<void>((acknowledged) => {
      afterwards(() =>
        takeCommand(taken.team, handle, taken.payload, async (said) => {
          await say(said);
          acknowledged();
        }),
      );
    });
  });

  bolt.action(/.*/, async ({ body, ack }) => {
    await ack();
    const taken = known(pressPayload, body, pressTeamId);
    if ('team' in taken) afterwards(() => takePress(taken.team, handle, taken.payload));
    const address = 'team' in taken ? undefined : taken.payload?.response_url;
    if (address === undefined) return;
    afterwards(() => respondTo(address, { ...ephemeral(refusal()), replace_original: false }));
  });

  bolt.view({ callback_id: /.*/, type: 'view_submission' }, async ({ body, ack }) => {
    const taken = known(submitPayload, body, pressTeamId);
    if ('team' in taken) return ack(await takeSubmit(taken.team, handle, taken.payload));
    if (!taken.payload) return ack();
    await ack({ response_action: 'update', view: asView(cardView(refusal(), {})) });
  });

  bolt.event('message', async ({ body }) => {
    onceConnected();
    const taken = known(messageEvent, body, eventTeamId);
    if ('team' in taken) await takeMessage(taken.team, handle, taken.payload, afterwards);
  });

  bolt.event('app_home_opened', async ({ body }) => {
    const taken = known(homeEvent, body, eventTeamId);
    if ('team' in taken) afterwards(() => takeHome(taken.team, handle, taken.payload));
  });
}
