import { unwatched } from '../src/app/measures.ts';
import { bankHolidays } from '../src/core/bank-holidays.ts';
import { closedDays } from '../src/core/working-days.ts';
import { openPrisma } from '../src/db/client.ts';
import { parseDatabaseUrl } from '../src/db/connection.ts';
import { openDatabase } from '../src/db/database.ts';
import { openNotifications } from '../src/db/notifications.ts';
import { startHeartbeat } from '../src/heartbeat.ts';
import { openLog } from '../src/log.ts';
import { machine } from '../src/machine.ts';
import { httpChat } from './http-chat.ts';

/** One bot, as far as it delivers: on the database and the platform that it is given, until it is killed. */
const [, , databaseUrl = '', platformUrl = ''] = process.argv;
const connection = parseDatabaseUrl(databaseUrl);
const prisma = openPrisma(connection);
const workings = {
  database: openDatabase(prisma, openNotifications(connection)),
  log: openLog('silent'),
  measures: unwatched,
  bankHolidays: closedDays(bankHolidays, []),
  lateHours: 12,
  settleMs: 4_000,
  leaseMs: 5_000,
};
const chat = httpChat(platformUrl);
await startHeartbeat(workings, () => chat, machine);
process.send?.('ready');
process.once('disconnect', () => process.exit(0));
