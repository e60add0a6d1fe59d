import { executiveIn, otherThan, workspacesOn } from './plan-own-ids.ts';
import type { PlanProblem } from './plan-problem.ts';

/** A team, or an organisation of Enterprise Grid (docs.slack.dev/reference/objects). */
const team = /^[TE][A-Z0-9]{2,}$/;
/** A channel; private ones of earlier years begin with G. */
const channel = /^[CG][A-Z0-9]{2,}$/;

/** Names and addresses where Slack's own ids belong: nothing could ever be sent there. */
export function slackIdProblems(file: unknown): PlanProblem[] {
  const onSlack = workspacesOn(file, 'slack');
  return [
    ...onSlack.flatMap((row) =>
      otherThan(team, row, 'externalId', "the Slack workspace's own id, such as T024BE7LD"),
    ),
    ...executiveIn(file, onSlack).flatMap((row) =>
      otherThan(channel, row, 'channel', "the Slack channel's own id, such as C024BE91L"),
    ),
  ];
}
