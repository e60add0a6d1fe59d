import type { Updates } from '../app/store-updates.ts';
import { lockActions } from './action-now.ts';
import type { Db } from './db.ts';
import {
  decide,
  readChanges,
  readDecided,
  readDecisions,
  readSentBack,
  readTakenBack,
} from './decisions.ts';
import { addUpdate } from './updates-add.ts';
import { readPast } from './updates-past.ts';
import {
  readHistory,
  readInPeriod,
  readLastBy,
  readLateSince,
  readRecent,
  readUpdate,
} from './updates-read.ts';

/** `add` and `decide` hold the action's row until the end of the transaction they must be called in. */
export function updatesOf(db: Db): Updates {
  return {
    hold: (partnershipId, actionIds) => lockActions(db, partnershipId, actionIds),
    add: (partnershipId, update) => addUpdate(db, partnershipId, update),
    get: (partnershipId, updateId) => readUpdate(db, partnershipId, updateId),
    inPeriod: (partnershipId, periodId, actionIds) =>
      readInPeriod(db, partnershipId, periodId, actionIds),
    lastBy: (partnershipId, memberId, limit) => readLastBy(db, partnershipId, memberId, limit),
    history: (partnershipId, actionId, limit) => readHistory(db, partnershipId, actionId, limit),
    recent: (partnershipId, periodId, periods) => readRecent(db, partnershipId, periodId, periods),
    lateSince: (partnershipId, since, exceptPeriodId) =>
      readLateSince(db, partnershipId, since, exceptPeriodId),
    decide: (partnershipId, decision) => decide(db, partnershipId, decision),
    decided: (partnershipId, updateIds) => readDecided(db, partnershipId, updateIds),
    takenBack: (partnershipId, actionIds) => readTakenBack(db, partnershipId, actionIds),
    sentBack: (partnershipId, actionIds) => readSentBack(db, partnershipId, actionIds),
    decisions: (partnershipId, actionId) => readDecisions(db, partnershipId, actionId),
    changes: (partnershipId, actionId) => readChanges(db, partnershipId, actionId),
    past: (partnershipId, actionIds, periods) => readPast(db, partnershipId, actionIds, periods),
  };
}
