import type { Form, FormValues } from './form.ts';

/** Below a field that does not belong to what was chosen. */
const hint =
  'This is not saved with what is chosen now. It is too long to be set aside, so it stays here in case you choose otherwise.';

/** The form with these values in it, whatever else is chosen: nothing that was typed goes where it could not come back from. */
export function withKept(form: Form, kept: FormValues): Form {
  const groups = form.groups.map((group) => ({
    ...group,
    fields: group.fields.map((field) => {
      const value = kept[field.name];
      if (value === undefined) return field;
      const { shownWhen: _, required: __, ...always } = field;
      return { ...always, value, hint };
    }),
  }));
  return { ...form, groups };
}
