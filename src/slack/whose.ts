import type { z } from 'zod';
import { faultOf } from '../app/fault-of.ts';
import type { Log } from '../app/log.ts';
import type { Card } from '../messages/card.ts';
import { notInstalledCard } from '../messages/strangers.ts';
import { troubleCard } from '../messages/trouble.ts';
import type { SlackTeam } from './slack-team.ts';
import type { SlackTeams } from './slack-teams.ts';

/**
 * Whose something is that Slack sent. Of a team that is not ours, or where that cannot be told yet, there is what whoever acts there is told; of
 * what Slack does not send, nothing.
 */
export type Whose<Payload> =
  | { readonly team: SlackTeam; readonly payload: Payload }
  | { readonly payload: Payload; readonly refusal: Card; readonly unclear?: unknown }
  | { readonly payload?: never };

export type WhoseOf = <Payload>(
  schema: z.ZodType<Payload>,
  body: unknown,
  teamId: (of: Payload) => string,
) => Promise<Whose<Payload>>;

/** One line in the log for each that is not of a team of ours. */
export function whoseAmong(teams: SlackTeams, log: Log): WhoseOf {
  return async (schema, body, teamId) => {
    const read = schema.safeParse(body);
    if (!read.success) {
      log.warn({ understood: false }, 'Something from Slack was refused.');
      return {};
    }
    const payload = read.data;
    try {
      const team = await teams.of(teamId(payload));
      if (team) return { team, payload };
    } catch (error) {
      log.warn({ error: faultOf(error) }, 'Whose something from Slack is cannot be told now.');
      return { payload, refusal: troubleCard(), unclear: error };
    }
    log.warn({ understood: true }, 'Something from Slack was refused.');
    return { payload, refusal: notInstalledCard() };
  };
}
