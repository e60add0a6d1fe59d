import { endOf } from '../app/end-trouble.ts';
import type { DeliveryState } from '../app/store-ledger.ts';
import { ConfigError } from '../core/errors.ts';
import { type TroubledDelivery, type TroubleEnd, whatTo } from '../messages/trouble-delivering.ts';
import { canBeLeft, type NotEnded, notEndedText } from '../messages/trouble-not-ended.ts';
import { choosePartnership } from './choose-partnership.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { sayNo } from './say-no.ts';
import { inSession } from './session.ts';
import { printJson, type Terminal } from './terminal.ts';

export interface DeliveryEndOptions {
  readonly json?: boolean;
  readonly partnership?: string;
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const seeIds = 'See the ids: waymark deliveries list';

/** Sends a held or failed message again, or leaves it. The answer is no for any other, and for one that would not go out any more. */
export async function deliveryEnd(
  terminal: Terminal,
  id: string,
  end: TroubleEnd,
  { json, partnership: slug }: DeliveryEndOptions,
): Promise<ExitCode> {
  if (!uuid.test(id)) {
    throw new ConfigError(`"${id.slice(0, 40)}" is not the id of a message. ${seeIds}`);
  }
  return inSession(terminal, async ({ storage: { database } }) => {
    const partnership = await choosePartnership(database, slug);
    const result = await database.transaction((tx) => endOf(tx, partnership, id, end, new Date()));
    if ('not' in result) {
      const said = notEndedText(partnership, result.not, end);
      return sayNo(terminal, json, [said, ...mend(result.not, id)].join(' '));
    }
    if (json)
      printJson(terminal, { partnership: partnership.slug, delivery: facts(result.ended, end) });
    else terminal.print(`${whatTo(result.ended)} ${said[end]}`);
    return exitCodes.done;
  });
}

const said: Readonly<Record<TroubleEnd, string>> = {
  resent: 'is queued again: the bot sends it at once, or as soon as it runs.',
  dismissed: 'is left as it is. It will not be sent again.',
};

const stateAfter: Readonly<Record<TroubleEnd, DeliveryState>> = {
  resent: 'queued',
  dismissed: 'cancelled',
};

function facts({ deliveryId, kind, to }: TroubledDelivery, end: TroubleEnd) {
  return { id: deliveryId, kind, to, state: stateAfter[end] };
}

function mend(why: NotEnded, id: string): string[] {
  if (canBeLeft(why)) return [`Leave it: waymark deliveries dismiss ${id}`];
  return why === 'unknown' ? [seeIds] : [];
}
