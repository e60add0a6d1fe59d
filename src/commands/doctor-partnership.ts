import type { PartnershipNow } from '../app/acting.ts';
import type { Store } from '../app/store.ts';
import type { ScheduleFacts } from '../app/store-plans.ts';
import type { Workings } from '../app/workings.ts';
import { outcomeOf } from '../core/lateness.ts';
import type { Plan } from '../core/plan.ts';
import { dateAndTime } from '../core/written-dates.ts';
import { counted } from '../messages/counted.ts';
import { stuckMend } from '../messages/why-stuck.ts';
import { peopleFindings } from './doctor-people.ts';
import { executiveFinding, leadsFindings, type Served } from './doctor-reach.ts';
import { bad, type Finding, good } from './finding.ts';
import { planSize } from './plan-check.ts';

/** What one partnership needs to be asked and rolled up. */
export async function partnershipFindings(
  workings: Workings,
  partnership: PartnershipNow,
  served: Served,
): Promise<Finding[]> {
  const { database } = workings;
  const [plan, schedule] = await Promise.all([
    database.plans.stored(partnership.slug),
    database.plans.schedule(partnership.id),
  ]);
  const findings = plan
    ? [
        good('Plan', `${planSize(plan)}.`),
        ...(await scheduleFindings(workings, partnership, schedule, served)),
        bankHolidayFinding(workings, plan),
        ...(await leadsFindings(database, partnership.id, plan, served)),
        ...(await peopleFindings(database, partnership.id, plan, served)),
        coordinatorFinding(plan),
      ]
    : [bad('Plan', 'It is not there. Import it with "npx waymark plan import FILE".')];
  return [...findings, await deliveriesFinding(database, partnership.id)].map((finding) => ({
    ...finding,
    partnership: partnership.slug,
  }));
}

const planMend = 'Put it in the plan file and import that again';

async function scheduleFindings(
  { database, lateHours }: Workings,
  partnership: PartnershipNow,
  schedule: ScheduleFacts | undefined,
  served: Served,
): Promise<Finding[]> {
  if (!schedule) return [bad('Schedule', `There is none, so nobody is ever asked. ${planMend}.`)];
  return [
    openingFinding(partnership, schedule, lateHours),
    schedule.executive
      ? await executiveFinding(database, schedule.executive, served)
      : bad('Executive channel', `None is set, so no roll-up is posted. ${planMend}.`),
  ];
}

function openingFinding(
  { zone, now }: PartnershipNow,
  { pausedAt, next }: ScheduleFacts,
  lateHours: number,
): Finding {
  if (pausedAt) {
    const since = dateAndTime(pausedAt, zone);
    return bad('Schedule', `Paused since ${since}. Resume it in chat with /progress resume.`);
  }
  if (!next) return bad('Schedule', 'It has run out. Give the plan file a rule that goes on.');
  const opensAt = dateAndTime(next.opensAt, zone);
  if (outcomeOf(next.opensAt, now, lateHours) === 'skipped') {
    const mend = 'Start the bot, and keep it running.';
    return bad('Schedule', `The requests of ${opensAt} never went out. ${mend}`);
  }
  return good('Schedule', `The next requests for updates go out on ${opensAt}.`);
}

function bankHolidayFinding({ bankHolidays }: Workings, { plan }: Plan): Finding {
  const years = [...bankHolidays].map((on) => on.slice(0, 4)).sort();
  const [first = '', last = ''] = [years[0], years.at(-1)];
  return first <= plan.fromOn.slice(0, 4) && plan.toOn.slice(0, 4) <= last
    ? good('Bank holidays', `Known from ${first} to ${last}, which covers the plan.`)
    : bad(
        'Bank holidays',
        `Known from ${first || 'no year'} to ${last || 'no year'} only. Download www.gov.uk/bank-holidays.json and name it in BANK_HOLIDAYS_FILE.`,
      );
}

function coordinatorFinding({ people }: Plan): Finding {
  return people.some(({ roles }) => roles.includes('coordinator'))
    ? good('Coordinator', 'Somebody is.')
    : bad('Coordinator', 'Nobody is, so nobody can pause, accept or post. Give somebody the role.');
}

async function deliveriesFinding(store: Store, partnershipId: string): Promise<Finding> {
  const limit = 1_000;
  const stuck = await store.ledger.list(partnershipId, { states: ['held', 'failed'], limit });
  if (stuck.length === 0) return good('Messages', 'None is held, and none has failed.');
  const count = counted(stuck.length, 'message');
  const notes = stuck.filter(({ kind }) => kind === 'trouble').length;
  const ofThem = `, ${notes} of them ${notes === 1 ? 'a note' : 'notes'} to a coordinator`;
  return bad(
    'Messages',
    `${count} held or failed${notes > 0 ? ofThem : ''}. See why: waymark deliveries list --state held (or failed). ${stuckMend}`,
  );
}
