import { ragMarks } from '../core/rag.ts';
import type { UpdateField } from '../core/report-fields.ts';
import type { Form, FormValues } from './form.ts';
import { toned } from './parts.ts';

/** The update form that was sent with these values before it had all fields that belong to them: it says above that nothing is saved yet. */
export function askingMore(form: Form, values: FormValues): Form {
  const words = `Not saved yet. ${whatElse(values)}: answer below, then ${form.submitLabel}.`;
  return { ...form, above: [toned('warning', words), ...form.above] };
}

function whatElse(values: Readonly<Partial<Record<UpdateField, string>>>): string {
  const { status, askKind } = values;
  if (status !== 'amber' && status !== 'red') return 'What you chose asks for more';
  const asked = askedOf(askKind);
  if (asked) return `To ask for ${asked}, say what exactly`;
  return `${ragMarks[status].word} also asks what you need from the Executive`;
}

function askedOf(kind: string | undefined): string | undefined {
  switch (kind) {
    case 'decision':
      return 'a decision';
    case 'support':
    case 'information':
      return kind;
    default:
      return undefined;
  }
}
