import { valueAt } from './plan-path.ts';
import type { PlanProblem } from './plan-problem.ts';
import { type PlanRow, rowsAt, textAt } from './plan-rows.ts';
import { asWord } from './plan-text.ts';

/** A team, or an organisation of Enterprise Grid (docs.slack.dev/reference/objects). */
const team = /^[TE][A-Z0-9]{2,}$/;
/** A channel; private ones of earlier years begin with G. */
const channel = /^[CG][A-Z0-9]{2,}$/;

/** Names and addresses where Slack's own ids belong: nothing could ever be sent there. */
export function slackIdProblems(file: unknown): PlanProblem[] {
  const onSlack = rowsAt(file, ['workspaces']).filter(
    (row) => asWord(textAt(row, 'platform') ?? '') === 'slack',
  );
  const executive = {
    path: ['schedule', 'executiveChannel'],
    value: valueAt(file, ['schedule', 'executiveChannel']),
  };
  const workspace = textAt(executive, 'workspace');
  const isOnSlack = onSlack.some((row) => textAt(row, 'id') === workspace);
  return [
    ...onSlack.flatMap((row) =>
      otherThan(team, row, 'externalId', "the Slack workspace's own id, such as T024BE7LD"),
    ),
    ...(isOnSlack
      ? otherThan(channel, executive, 'channel', "the Slack channel's own id, such as C024BE91L")
      : []),
  ];
}

function otherThan(id: RegExp, row: PlanRow, field: string, expected: string): PlanProblem[] {
  const found = textAt(row, field);
  if (found === undefined || id.test(found)) return [];
  return [{ path: [...row.path, field], expected, found }];
}
