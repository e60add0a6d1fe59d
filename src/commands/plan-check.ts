import { basename } from 'node:path';
import { readConfig } from '../config.ts';
import type { Plan } from '../core/plan.ts';
import { counted } from '../messages/counted.ts';
import { readPlanFile } from '../plan-files/read-plan-file.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { reportPlanErrors } from './plan-errors.ts';
import { readInput } from './read-input.ts';
import { printJson, type Terminal } from './terminal.ts';

/** Checks a plan file and stores nothing: every error at once, or what is in it. */
export async function planCheck(
  terminal: Terminal,
  file: string,
  { json }: { readonly json?: boolean },
): Promise<ExitCode> {
  const reading = await readPlanFile(await readInput(file), basename(file), readConfig().timeZone);
  if (!reading.ok) return reportPlanErrors(terminal, reading.errors, json);
  const { plan, notes } = reading;
  if (json) {
    printJson(terminal, {
      ok: true,
      partnership: plan.partnership.id,
      counts: countsOf(plan),
      notes,
    });
  } else {
    terminal.print(`The plan is good: ${planSize(plan)}.`);
    for (const note of notes) terminal.print(note);
  }
  return exitCodes.done;
}

/** "5 priorities, 8 sub-groups, 25 actions, 14 people" */
export function planSize(plan: Plan): string {
  const { priorities, subGroups, actions, people } = countsOf(plan);
  return [
    counted(priorities, 'priority', 'priorities'),
    counted(subGroups, 'sub-group'),
    counted(actions, 'action'),
    counted(people, 'person', 'people'),
  ].join(', ');
}

function countsOf({ priorities, subGroups, actions, people }: Plan) {
  return {
    priorities: priorities.length,
    subGroups: subGroups.length,
    actions: actions.length,
    people: people.length,
  };
}
