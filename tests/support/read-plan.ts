import type { PlanReading } from '../../src/core/plan-check.ts';
import { readPlanFile } from '../../src/plan-files/read-plan-file.ts';

export function readYamlText(text: string): Promise<PlanReading> {
  return readPlanFile(new TextEncoder().encode(text), 'plan.yaml');
}

export function readCsvText(text: string): Promise<PlanReading> {
  return readPlanFile(new TextEncoder().encode(text), 'plan.csv');
}

/** The sentences a person would see; fails where there are none. */
export function sentencesOf(reading: PlanReading): string[] {
  if (reading.ok) throw new Error('the plan was accepted');
  return reading.errors.map(({ sentence }) => sentence);
}
