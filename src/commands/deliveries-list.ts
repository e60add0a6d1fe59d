import type { PartnershipNow } from '../app/acting.ts';
import type { Delivery, DeliveryState } from '../app/store-ledger.ts';
import type { MemberFacts } from '../app/store-members.ts';
import { dateAndTime } from '../core/written-dates.ts';
import { isoWithOffset } from '../core/zoned-time.ts';
import type { Card } from '../messages/card.ts';
import { text } from '../messages/parts.ts';
import { stuckMend, whyStuckText } from '../messages/why-stuck.ts';
import { plainTextOf } from '../render/plain-text.ts';
import { choosePartnership } from './choose-partnership.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { inSession } from './session.ts';
import { printJson, type Terminal } from './terminal.ts';

const mostListed = 200;

export interface DeliveriesListOptions {
  readonly json?: boolean;
  readonly partnership?: string;
  readonly state?: DeliveryState;
}

/** Lists messages and what became of them, without what they say. */
export async function deliveriesList(
  terminal: Terminal,
  { json, partnership: slug, state }: DeliveriesListOptions,
): Promise<ExitCode> {
  return inSession(terminal, async ({ storage: { database } }) => {
    const partnership = await choosePartnership(database, slug);
    const where = { ...(state ? { states: [state] } : {}), limit: mostListed };
    const [deliveries, members] = await Promise.all([
      database.ledger.list(partnership.id, where),
      database.members.all(partnership.id),
    ]);
    if (json) {
      const { slug: id, simulated, now } = partnership;
      printJson(terminal, { partnership: id, simulated, now, deliveries: deliveries.map(facts) });
    } else if (deliveries.length === 0) {
      terminal.print(state ? `No message is ${state}.` : 'There is no message yet.');
    } else {
      terminal.print(plainTextOf(listCard(deliveries, members, partnership)));
    }
    return exitCodes.done;
  });
}

/** Without the card, which may hold what people typed. */
function facts({ card: _, partnershipId: __, ...rest }: Delivery) {
  return rest;
}

function cellsOf(delivery: Delivery, names: ReadonlyMap<string, string>, zone: string): string[] {
  const { id, kind, state, attempt, to, memberId = '', sentAt, queuedAt } = delivery;
  return [
    isoWithOffset(sentAt ?? queuedAt, zone),
    state,
    kind,
    names.get(memberId) ?? `${to.kind} ${to.id}`,
    String(attempt),
    id,
    whyStuckText(delivery),
  ];
}

function listCard(
  deliveries: readonly Delivery[],
  members: readonly MemberFacts[],
  { simulated, now, zone }: PartnershipNow,
): Card {
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const rows = deliveries.map((one) => cellsOf(one, names, zone).map((said) => [{ text: said }]));
  const when = simulated ? 'Sent or queued (machine time)' : 'Sent or queued';
  const someStuck = deliveries.some((one) => whyStuckText(one));
  const titles = [when, 'State', 'Kind', 'To', 'Attempts', 'Id', ...(someStuck ? ['Why'] : [])];
  const columns = titles.map((title) => ({ title }));
  const title =
    deliveries.length < mostListed ? 'Messages' : `The newest ${mostListed} of the messages`;
  const stands = `The calendar of this partnership is simulated, and stands at ${dateAndTime(now, zone)}.`;
  const blocks = [
    { kind: 'table', columns, rows } as const,
    ...(someStuck ? [text(stuckMend)] : []),
    ...(simulated ? [text(stands)] : []),
  ];
  return { title, blocks, buttons: [], fallback: title };
}
