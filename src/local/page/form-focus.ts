const fields = 'input, textarea, select';

/** Where the focus is in a form, told so that it can be found in the next drawing of the same form. */
export interface FocusPlace {
  readonly fieldId: string;
  /** Of a radio. */
  readonly value?: string;
  readonly selection?: readonly [number, number];
}

export function focusPlaceIn(form: HTMLElement): FocusPlace | undefined {
  const active = document.activeElement;
  const field = active?.closest('[id^="field-"]');
  if (!active || !field || !form.contains(active)) return undefined;
  const fieldId = field.id;
  if (active instanceof HTMLInputElement && active.type === 'radio') {
    return { fieldId, value: active.value };
  }
  const text = active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement;
  if (!text || active.selectionStart === null) return { fieldId };
  return {
    fieldId,
    selection: [active.selectionStart, active.selectionEnd ?? active.selectionStart],
  };
}

export function focusAgain(form: HTMLElement, place: FocusPlace): void {
  const controls = controlsOf(form, place.fieldId);
  const control = controls.find((one) => place.value === undefined || one.value === place.value);
  control?.focus({ preventScroll: true });
  if (place.selection && control && !(control instanceof HTMLSelectElement)) {
    control.setSelectionRange(...place.selection);
  }
}

export function focusField(form: HTMLElement, name: string): void {
  const controls = controlsOf(form, `field-${name}`);
  const checked = controls.find((one) => one instanceof HTMLInputElement && one.checked);
  (checked ?? controls[0])?.focus();
}

function controlsOf(form: HTMLElement, fieldId: string) {
  const field = form.querySelector(`#${CSS.escape(fieldId)}`);
  return [
    ...(field?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
      fields,
    ) ?? []),
  ];
}
