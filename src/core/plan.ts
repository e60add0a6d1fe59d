import type { LocalDate } from './local-date.ts';
import type { Schedule } from './schedule.ts';

export type PartnershipKind = 'lscp' | 'sab' | 'hwb' | 'csp';
export type PlanPlatform = 'slack' | 'teams';
export type PlanRole = 'executive' | 'scrutineer' | 'coordinator';
export type SubGroupKind = 'standing' | 'task-and-finish';
export type ActionOrigin = 'plan' | 'review' | 'audit' | 'inspection' | 'emerging-theme';
export type MeasureKind = 'done' | 'quality' | 'difference';

/** A priority's number, or the word for an action that serves them all. */
export type PlanPriorityRef = number | 'cross-cutting';

/** A fixed day, or an occasion that returns: "case review" means "after each case review". */
export type PlanDue = { on: LocalDate } | { each: string };

/** A platform workspace, known by the platform's own id (a Slack team, a Teams tenant). */
export type PlanWorkspace = { id: string; platform: PlanPlatform; externalId: string };

export type PlanAgency = { id: string; name: string; statutory: boolean };

/** One account of a person: `user` is the platform's own user id. */
export type PlanAccount = { workspace: string; user: string };

export type PlanPerson = {
  id: string;
  name: string;
  email?: string;
  /** An agency's id. */
  agency?: string;
  accounts: PlanAccount[];
  roles: PlanRole[];
};

export type PlanPriority = {
  number: number;
  title: string;
  outcome?: string;
  /** A person's id. */
  sponsor?: string;
};

/** Chair, lead and deputy are people's ids. */
export type PlanSubGroup = {
  id: string;
  name: string;
  kind: SubGroupKind;
  chair?: string;
  lead: string;
  deputy?: string;
};

export type PlanMeasure = {
  kind: MeasureKind;
  text: string;
  /** "not known" is a value, and is shown. */
  baseline: string;
  target?: string;
};

export type PlanAction = {
  /** Always text: "2.10" is not "2.1". "X.n" for a cross-cutting action. */
  ref: string;
  priority: PlanPriorityRef;
  title: string;
  subGroup: string;
  due: PlanDue;
  origin: ActionOrigin;
  /** Contributing agencies' ids. */
  agencies: string[];
  measures: PlanMeasure[];
};

/**
 * A whole plan file after every check: each reference in it names something that is in it.
 * Keyed by the file's own ids (slugs), in the file's own order. The workspace `local` exists
 * without being listed.
 */
export type Plan = {
  partnership: { id: string; name: string; kind: PartnershipKind; timeZone: string };
  workspaces: PlanWorkspace[];
  plan: { title: string; fromOn: LocalDate; toOn: LocalDate };
  agencies: PlanAgency[];
  people: PlanPerson[];
  priorities: PlanPriority[];
  subGroups: PlanSubGroup[];
  actions: PlanAction[];
  schedule?: Schedule;
  /** Days on which the partnership asks nothing and no working day passes, besides bank holidays. */
  closedDays?: LocalDate[];
};
