/** One thing that the doctor looked at. */
export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  /** Good as it stands, but worth knowing. */
  readonly isNote?: true;
  /** What was found; where it is not good, how to mend it besides. */
  readonly says: string;
  /** The slug of the partnership it is of; absent where it is of the machine. */
  readonly partnership?: string;
}

export const good = (check: string, says: string): Finding => ({ check, ok: true, says });

export const bad = (check: string, says: string): Finding => ({ check, ok: false, says });

export const noted = (check: string, says: string): Finding => ({
  ...good(check, says),
  isNote: true,
});
