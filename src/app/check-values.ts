import { checkReport } from '../core/report-check.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import { localDateOf } from '../core/zoned-time.ts';
import { settled } from '../messages/conflict-form.ts';
import type { FormValues } from '../messages/form.ts';
import type { Turn } from './turn.ts';

/** What the update form says, checked; `current`: what is stored for its period; `isEdit`: the form started from that. */
export function checkValues(
  { acting: { partnership } }: Turn,
  about: {
    readonly action: { readonly dueEach?: string };
    readonly current: StatusUpdate | undefined;
    readonly isEdit: boolean;
  },
  values: FormValues,
): ReturnType<typeof checkReport> {
  const { action, current, isEdit } = about;
  return checkReport(
    settled(values, current?.sentence),
    localDateOf(partnership.now, partnership.zone),
    { edited: isEdit ? current : undefined, dueEach: action.dueEach },
  );
}
