import type { PartnershipNow } from '../app/acting.ts';

interface PartnershipRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly simulatedAt: Date | null;
}

/** A partnership with its calendar time: simulated where it has one, else the machine's. */
export function partnershipNow(row: PartnershipRow, machineNow: Date): PartnershipNow {
  const { id, slug, name, timeZone, simulatedAt } = row;
  const now = simulatedAt ?? machineNow;
  return { id, slug, name, zone: timeZone, now, simulated: simulatedAt !== null };
}
