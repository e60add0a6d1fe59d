import type { Look, Reply } from './intent.ts';
import { searchPlans } from './search-plan.ts';
import { showHome } from './show-home.ts';
import { showMessage } from './show-message.ts';
import { tellStranger } from './tell-stranger.ts';
import type { Workings } from './workings.ts';

/** What is looked at again and again, and changes nothing: so it is not put on record either. */
export async function handleLook(
  { database }: Pick<Workings, 'database'>,
  look: Look,
  machineNow: Date,
): Promise<Reply> {
  switch (look.kind) {
    case 'home':
      return home(database, look, machineNow);
    case 'refresh':
      return showMessage(database, look, machineNow);
    case 'search':
      return { kind: 'found', items: await searchPlans(database, look, machineNow) };
  }
}

async function home(
  database: Workings['database'],
  { from, eventId }: Look,
  machineNow: Date,
): Promise<Reply> {
  const acting = await database.members.acting(from, machineNow);
  if (acting.length === 0) return { kind: 'page', cards: [await tellStranger(database, from)] };
  return { kind: 'page', cards: await showHome(database, acting, { eventId, machineNow }) };
}
