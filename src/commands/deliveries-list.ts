import type { Delivery, DeliveryState } from '../app/store-ledger.ts';
import type { MemberFacts } from '../app/store-members.ts';
import { isoWithOffset } from '../core/zoned-time.ts';
import type { Card } from '../messages/card.ts';
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
      printJson(terminal, { partnership: partnership.slug, deliveries: deliveries.map(facts) });
    } else if (deliveries.length === 0) {
      terminal.print(state ? `No message is ${state}.` : 'There is no message yet.');
    } else {
      terminal.print(plainTextOf(listCard(deliveries, members, partnership.zone)));
    }
    return exitCodes.done;
  });
}

/** Without the card, which may hold what people typed. */
function facts({ card: _, partnershipId: __, ...rest }: Delivery) {
  return rest;
}

function listCard(
  deliveries: readonly Delivery[],
  members: readonly MemberFacts[],
  zone: string,
): Card {
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const rows = deliveries.map(({ id, kind, state, attempt, to, memberId = '', ...times }) =>
    [
      isoWithOffset(times.sentAt ?? times.queuedAt, zone),
      state,
      kind,
      names.get(memberId) ?? `${to.kind} ${to.id}`,
      String(attempt),
      id,
    ].map((text) => [{ text }]),
  );
  const columns = ['When', 'State', 'Kind', 'To', 'Attempts', 'Id'].map((title) => ({ title }));
  const title =
    deliveries.length < mostListed ? 'Messages' : `The newest ${mostListed} of the messages`;
  return { title, blocks: [{ kind: 'table', columns, rows }], buttons: [], fallback: title };
}
