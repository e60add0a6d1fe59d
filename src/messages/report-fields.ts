import type { ActionNow } from '../core/action-now.ts';
import { limits, type UpdateField } from '../core/report-fields.ts';
import { excerpt } from './excerpt.ts';
import type { ChoiceField, Field, TextField } from './form.ts';
import { choiceField, dateField, type Filled, statusOptions, textField } from './form-fields.ts';

const whenTrouble = { field: 'status' satisfies UpdateField, oneOf: ['amber', 'red'] };
const whenAsking = {
  field: 'askKind' satisfies UpdateField,
  oneOf: ['decision', 'support', 'information'],
};

export const statusField = (form: Filled): ChoiceField =>
  choiceField(form, 'status', 'How is it going?', statusOptions, {
    required: true,
    refreshes: true,
  });

export const sentenceField = (form: Filled): TextField =>
  textField(form, 'sentence', 'What has been done since last time?', limits.sentence, {
    hint: 'One sentence is enough; up to 250 words. Write about the plan, never about one child, family or colleague.',
    required: true,
    multiline: true,
  });

export function askFields(form: Filled): Field[] {
  const asking = { shownWhen: whenAsking };
  return [
    choiceField(
      form,
      'askKind',
      'What do you need from the Executive?',
      [
        { value: 'nothing', label: 'Nothing for now' },
        { value: 'decision', label: 'A decision' },
        { value: 'support', label: 'Support' },
        { value: 'information', label: 'Information' },
      ],
      { shownWhen: whenTrouble, refreshes: true },
    ),
    textField(form, 'askText', 'What exactly?', limits.detail, {
      ...asking,
      required: true,
      multiline: true,
    }),
    textField(form, 'askOfWhom', 'Of whom?', limits.short, {
      ...asking,
      hint: 'A role or an agency. Leave blank for the whole Executive.',
    }),
    dateField(form, 'askBy', 'By when?', asking),
  ];
}

export function impactFields(form: Filled, { required }: { required: boolean }): Field[] {
  return [
    textField(form, 'impact', 'What difference has it made for children?', limits.detail, {
      multiline: true,
      ...(required ? { required } : {}),
    }),
    choiceField(
      form,
      'impactStrength',
      'How sure are you of that difference?',
      [
        { value: 'none', label: 'No difference seen yet' },
        { value: 'activity-only', label: 'Activity only: we know what was done' },
        { value: 'early-sign', label: 'An early sign' },
        { value: 'measured', label: 'Measured' },
      ],
      { look: 'compact' },
    ),
  ];
}

export function detailFields(form: Filled, { measures, dueEach }: ActionNow): Field[] {
  const long = { multiline: true as const };
  return [
    textField(
      form,
      'voice',
      'What have children, families or practitioners told you?',
      limits.detail,
      long,
    ),
    textField(form, 'measure', 'Latest value of the measure', limits.short, measureHint(measures)),
    dateField(form, 'measuredOn', 'Measured on'),
    textField(form, 'nextSteps', 'Next steps', limits.nextSteps, {
      ...long,
      hint: 'Up to 200 words.',
    }),
    ...(dueEach && !isRefused(form) ? [] : moveFields(form)),
    textField(form, 'issue', 'What is the issue?', limits.detail, long),
    textField(form, 'mitigation', 'What is being done about it?', limits.detail, long),
    textField(form, 'effect', 'What happens if nothing is done?', limits.detail, long),
  ];
}

function moveFields(form: Filled): Field[] {
  return [
    dateField(form, 'newDueOn', 'New due date', { hint: 'Only if the date moves.' }),
    textField(form, 'newDueReason', 'Why does the date move?', limits.detail, { multiline: true }),
  ];
}

/** A date was typed before the plan said that it is due at each occasion. */
const isRefused = ({ errors }: Filled): boolean =>
  Boolean(errors?.newDueOn ?? errors?.newDueReason);

/** What the plan measures it by: a baseline that is not known is said so. */
function measureHint(measures: ActionNow['measures']): { hint?: string } {
  const [first] = measures.filter(({ kind }) => kind !== 'done');
  if (!first) return {};
  const target = first.target ? `, target ${excerpt(first.target, 60)}` : '';
  return { hint: `${excerpt(first.text, 120)}: baseline ${excerpt(first.baseline, 60)}${target}` };
}
