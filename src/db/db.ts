import type { Prisma } from './generated/client.ts';

/** Where an aggregate reads and writes: the database itself, or one transaction of it. */
export type Db = Prisma.TransactionClient;
