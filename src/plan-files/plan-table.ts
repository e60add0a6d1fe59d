/** As a spreadsheet gives it; CSV gives text alone. */
export type PlanCell = string | number | boolean | Date | null;

/** The one flat sheet that a plan is as XLSX or CSV. `line` is the line of a CSV, the row of a sheet. */
export type PlanTable = {
  sheet?: string;
  rows: { line: number; cells: readonly PlanCell[] }[];
};

/** A plan of 2,000 actions, each with four measures, has some 10,000 rows. */
export const mostRows = 20_000;
