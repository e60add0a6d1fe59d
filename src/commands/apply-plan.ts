import { type Imported, importPlan, previewImport } from '../app/import-plan.ts';
import type { Plan } from '../core/plan.ts';
import type { PlanReading } from '../core/plan-check.ts';
import { type Difference, describeDifference } from '../core/plan-differences.ts';
import { dateAndTime } from '../core/written-dates.ts';
import { counted } from '../messages/counted.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { planSize } from './plan-check.ts';
import { reportPlanErrors } from './plan-errors.ts';
import { sayNo } from './say-no.ts';
import type { Session } from './session.ts';
import { printJson } from './terminal.ts';

export interface ApplyOptions {
  readonly json?: boolean;
  /** Do not ask before stored things change. */
  readonly yes?: boolean;
  /** Where the calendar of a new partnership begins, if it lives in the local workspace alone. */
  readonly simulatedAt?: Date;
}

type Applying = Pick<Session, 'terminal' | 'workings'>;

/**
 * Shows what importing a plan would change, asks before stored things change, and stores all of it or nothing: where
 * nobody is there to ask, nothing. `read` gives the plan as it would be stored now.
 */
export async function applyPlan(
  session: Applying,
  read: () => Promise<PlanReading>,
  options: ApplyOptions,
): Promise<ExitCode> {
  const { terminal, workings } = session;
  const reading = await read();
  if (!reading.ok) return reportPlanErrors(terminal, reading.errors, options.json);
  const { plan, notes } = reading;
  const changes = await previewImport(workings.database, plan);
  if (!options.json) for (const line of changeLines(plan, changes)) terminal.print(line);
  if (changes.length > 0 && !options.yes) {
    if (!terminal.confirm) return refuse(session, plan, changes, options);
    if (!(await terminal.confirm('Store these changes?')))
      return leave(session, plan, changes, options);
    if (!(await isStill(session, read, changes))) {
      const meanwhile = 'The stored plan changed meanwhile, so nothing was stored. Run it again.';
      return sayNo(terminal, options.json, meanwhile);
    }
  }
  const imported = await importPlan(workings, plan, new Date(), options.simulatedAt);
  await tell(session, plan, imported, notes, options);
  return exitCodes.done;
}

function changeLines(plan: Plan, changes: readonly Difference[]): string[] {
  if (changes.length === 0) return [];
  return [
    `${counted(changes.length, 'change')} to ${plan.partnership.name}:`,
    ...changes.map((change) => `  ${describeDifference(change)}`),
  ];
}

function leave(
  { terminal }: Applying,
  plan: Plan,
  changes: readonly Difference[],
  { json }: ApplyOptions,
): ExitCode {
  const said = 'Nothing was stored.';
  const facts = { partnership: plan.partnership.id, stored: false, changes };
  if (json) return sayNo(terminal, json, said, facts);
  terminal.print(said);
  return exitCodes.no;
}

/** Nobody is there to ask. */
function refuse(
  { terminal }: Applying,
  plan: Plan,
  changes: readonly Difference[],
  { json }: ApplyOptions,
): ExitCode {
  const said = 'Nothing was stored: add -y to apply these changes.';
  const facts = { partnership: plan.partnership.id, stored: false, changes };
  if (json) printJson(terminal, { ok: false, reason: said, ...facts });
  terminal.complain(said);
  return exitCodes.misuse;
}

/** A lead may have moved a due date while the question stood on the screen. */
async function isStill(
  { workings }: Applying,
  read: () => Promise<PlanReading>,
  changes: readonly Difference[],
): Promise<boolean> {
  const again = await read();
  if (!again.ok) return false;
  const now = await previewImport(workings.database, again.plan);
  return JSON.stringify(now) === JSON.stringify(changes);
}

async function tell(
  { terminal, workings }: Applying,
  plan: Plan,
  { partnershipId, isNew, differences }: Imported,
  notes: readonly string[],
  { json, simulatedAt }: ApplyOptions,
): Promise<void> {
  const { id, name, timeZone } = plan.partnership;
  const { members, plans } = workings.database;
  const [partnership, schedule] = await Promise.all([
    members.partnership(partnershipId, new Date()),
    plans.schedule(partnershipId),
  ]);
  const opensAt = schedule?.pausedAt ? undefined : schedule?.next?.opensAt;
  const simulated = isNew && partnership?.simulated ? partnership.now : undefined;
  const all = simulatedAt && !simulated ? [...notes, clockNote] : notes;
  if (json) {
    const result = { partnership: id, stored: true, isNew, changes: differences, notes: all };
    printJson(terminal, { ...result, nextOpensAt: opensAt, simulatedAt: simulated });
    return;
  }
  terminal.print(isNew ? `Stored ${name}: ${planSize(plan)}.` : storedWords(differences));
  for (const note of all) terminal.print(note);
  if (simulated) {
    terminal.print(
      `Its time is simulated and stands at ${dateAndTime(simulated, timeZone)}. Move it at /local, or with "npx waymark tick --at".`,
    );
  }
  if (opensAt) {
    terminal.print(`The next requests for updates go out on ${dateAndTime(opensAt, timeZone)}.`);
  }
}

const clockNote =
  'The clock was left as it is: --clock is for a new partnership on the local workspace alone.';

const storedWords = (changes: readonly Difference[]): string =>
  changes.length > 0 ? 'Stored.' : 'Nothing changes: that is what is stored.';
