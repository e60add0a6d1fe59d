import type { PartnershipNow } from '../app/acting.ts';
import { contextOf } from '../app/message-context.ts';
import { type AskedInPeriod, peopleAsked } from '../app/show-people.ts';
import { type MessageToAsked, type PersonAsked, seenAt } from '../core/person-asked.ts';
import { allPeopleCard } from '../messages/people.ts';
import { stuckMend } from '../messages/why-stuck.ts';
import { plainTextOf } from '../render/plain-text.ts';
import { choosePartnership } from './choose-partnership.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { notAskedYet } from './not-asked-yet.ts';
import { sayNo } from './say-no.ts';
import { inSession } from './session.ts';
import { printJson, type Terminal } from './terminal.ts';

export interface PeopleReceiptsOptions {
  readonly json?: boolean;
  readonly partnership?: string;
}

/** Everybody who was asked in the latest period, and what came of it. The answer is no before anybody was. */
export async function peopleReceipts(
  terminal: Terminal,
  { json, partnership: slug }: PeopleReceiptsOptions,
): Promise<ExitCode> {
  return inSession(terminal, async ({ storage: { database } }) => {
    const partnership = await choosePartnership(database, slug);
    const asked = await peopleAsked(database, partnership);
    if (!asked) return sayNo(terminal, json, notAskedYet);
    if (json) printJson(terminal, facts(partnership, asked));
    else tell(terminal, partnership, asked);
    return exitCodes.done;
  });
}

function tell(terminal: Terminal, partnership: PartnershipNow, asked: AskedInPeriod): void {
  terminal.print(plainTextOf(allPeopleCard(contextOf(partnership), asked)));
  if (asked.people.some(({ messages }) => messages.some(isStuck))) {
    terminal.print(`\n${stuckMend}`);
  }
  if (partnership.simulated) terminal.print('\nTimes are of the simulated calendar.');
}

const isStuck = ({ state }: MessageToAsked): boolean => state === 'held' || state === 'failed';

function facts(
  { slug, simulated }: PartnershipNow,
  { period, people, withoutAccount }: AskedInPeriod,
) {
  const { id, openedAt, closesAt } = period;
  return {
    partnership: slug,
    simulated,
    period: { id, openedAt, closesAt },
    people: people.map((person) => ({ ...person, ...seen(person) })),
    withoutAccount,
  };
}

function seen(person: PersonAsked): { readonly seenAt?: Date } {
  const at = seenAt(person);
  return at ? { seenAt: at } : {};
}
