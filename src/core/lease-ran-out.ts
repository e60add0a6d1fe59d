/** What the ledger keeps of an attempt of which nobody heard the end: its worker died, or lost the database. */
export const leaseRanOut = 'the lease ran out';
