import { addDays, type LocalDate } from '../core/local-date.ts';
import { clockTime, dateAndTime, dayMonth, weekdayName } from '../core/written-dates.ts';
import { localDateOf } from '../core/zoned-time.ts';
import type { MessageContext } from './context.ts';

export function todayOf(context: MessageContext): LocalDate {
  return localDateOf(context.now, context.zone);
}

/** "14 September", with the year where it is not this year: "31 March 2025". */
export function dayInText(context: MessageContext, on: LocalDate): string {
  const year = on.slice(0, 4);
  return year === todayOf(context).slice(0, 4) ? dayMonth(on) : `${dayMonth(on)} ${year}`;
}

/** The same for an instant, as a day in the partnership's zone. */
export function dayOfInstant(context: MessageContext, at: Date): string {
  return dayInText(context, localDateOf(at, context.zone));
}

/** In an answer that is read at once: a time to come within a week as "5pm today" or "Thursday 5pm"; any other in full. */
export function deadline(context: MessageContext, at: Date): string {
  const on = localDateOf(at, context.zone);
  const today = todayOf(context);
  if (on === today) return `${clockTime(at, context.zone)} today`;
  const soon = at > context.now && on < addDays(today, 7);
  return soon ? `${weekdayName(on)} ${clockTime(at, context.zone)}` : dateAndTime(at, context.zone);
}

/** The same as a part of a sentence: "at 5pm today", "on Thursday at 5pm", "on Thursday 1 October 2026 at 5pm". */
export function moment(context: MessageContext, at: Date): string {
  const on = localDateOf(at, context.zone);
  const time = clockTime(at, context.zone);
  if (on === todayOf(context)) return `at ${time} today`;
  const soon = at > context.now && on < addDays(todayOf(context), 7);
  return soon ? `on ${weekdayName(on)} at ${time}` : `on ${dateAndTime(at, context.zone)}`;
}

/** As `moment`, and short within a week either way; else without the weekday: "on 4 September at 9am". */
export function momentNear(context: MessageContext, at: Date): string {
  const on = localDateOf(at, context.zone);
  const today = todayOf(context);
  const time = clockTime(at, context.zone);
  if (on === today) return `at ${time} today`;
  const near = on > addDays(today, -7) && on < addDays(today, 7);
  return `on ${near ? weekdayName(on) : dayInText(context, on)} at ${time}`;
}

// For messages that stay: whoever reads one days later reads the same day.

/** "Thursday 5 September", with the year where it is not this year. */
export function namedDay(context: MessageContext, at: Date): string {
  const on = localDateOf(at, context.zone);
  return `${weekdayName(on)} ${dayInText(context, on)}`;
}

/** "Thursday 5 September, 5pm" */
export function namedDeadline(context: MessageContext, at: Date): string {
  return `${namedDay(context, at)}, ${clockTime(at, context.zone)}`;
}

/** The same as a part of a sentence: "on Thursday 5 September at 5pm". */
export function namedMoment(context: MessageContext, at: Date): string {
  return `on ${namedDay(context, at)} at ${clockTime(at, context.zone)}`;
}
