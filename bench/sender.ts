import pLimit from 'p-limit';
import { httpChat } from '../chaos/http-chat.ts';
import { dispatch, workspacesAtOnce } from '../src/app/dispatch.ts';
import { unwatched } from '../src/app/measures.ts';
import type { Platform } from '../src/app/platform.ts';
import { bankHolidays } from '../src/core/bank-holidays.ts';
import { closedDays } from '../src/core/working-days.ts';
import { openPrisma } from '../src/db/client.ts';
import { parseDatabaseUrl } from '../src/db/connection.ts';
import { openDatabase } from '../src/db/database.ts';
import { openNotifications } from '../src/db/notifications.ts';
import { openLog } from '../src/log.ts';
import { machine } from '../src/machine.ts';
import type { Asked } from './deliveries.ts';

/** Sends in a process of its own: the bot's dispatch, or the bare calls with the same number at once. */
const [, , databaseUrl = '', platformUrl = ''] = process.argv;
const connection = parseDatabaseUrl(databaseUrl);
const prisma = openPrisma(connection);
const notifications = openNotifications(connection);
const workings = {
  database: openDatabase(prisma, notifications),
  log: openLog('silent'),
  measures: unwatched,
  bankHolidays: closedDays(bankHolidays, []),
  lateHours: 12,
  settleMs: 60_000,
  leaseMs: 60_000,
};
const chat = httpChat(platformUrl);

async function run(asked: Asked): Promise<void> {
  if (asked.do === 'post bare') return postBare(asked.count);
  const limits = {
    ...chat.limits,
    // One at a time in a workspace, so that as many calls are under way as in the bare loop.
    atOnce: asked.limit ? 4 : 1,
    workspace: asked.limit ? [asked.limit] : [],
  };
  const platform: Platform = { ...chat, limits };
  await dispatch(workings, () => platform, machine);
}

async function postBare(count: number): Promise<void> {
  const limit = pLimit(workspacesAtOnce);
  const to = { workspaceId: '', kind: 'user', id: 'U' } as const;
  const card = { title: 'x', blocks: [], buttons: [], fallback: 'x' };
  const post = (key: string) =>
    chat.deliver({ to, card, key, at: new Date(), stillOurs: () => true });
  await Promise.all(Array.from({ length: count }, (_, n) => limit(() => post(`bare ${n}`))));
}

process.on('message', (asked: Asked) => {
  const beganAt = performance.now();
  run(asked).then(
    () => process.send?.(performance.now() - beganAt),
    (error) => {
      throw error;
    },
  );
});
process.once('disconnect', async () => {
  await notifications.close();
  await prisma.$disconnect();
});
process.send?.('ready');
