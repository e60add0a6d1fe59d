import { ragMarks } from '../core/rag.ts';
import type { UpdateField } from '../core/report-fields.ts';
import type { Form, FormValues } from './form.ts';
import { toned } from './parts.ts';

/** The update form that was sent with these values before it had all fields that belong to them: it says above that nothing is saved yet. */
export function askingMore(form: Form, values: FormValues): Form {
  const words = `Not saved yet. ${whatElse(values)}, then ${form.submitLabel}.`;
  return { ...form, above: [toned('warning', words), ...form.above] };
}

function whatElse({ status }: Readonly<Partial<Record<UpdateField, string>>>): string {
  if (status !== 'amber' && status !== 'red') return 'What you chose asks for more: answer below';
  return `${ragMarks[status].word} also asks what you need from the Executive: say so below, or leave it`;
}
