import type { Schedule } from '../../src/core/schedule.ts';

/** Asks on Monday at 9am, closes on Thursday at 5pm, is rolled up on Friday at 10am. */
export function exampleSchedule(changes: Partial<Schedule> = {}): Schedule {
  return {
    rule: 'FREQ=WEEKLY;BYDAY=MO',
    time: '09:00',
    remindAfterWorkingDays: [2],
    deputyAfterWorkingDays: 2,
    chairAfterWorkingDays: 3,
    close: { weekday: 'TH', time: '17:00' },
    rollUp: { weekday: 'FR', time: '10:00' },
    ...changes,
  };
}
