import type { Span } from './privacy-finding.ts';
import { isReferencePattern, spansLike } from './privacy-pattern.ts';

/**
 * Without a checksum only the usual groupings count: "by 2024-25 a" has the right letters and digits
 * for a National Insurance number, and is none.
 */
const nationalInsurancePatterns = ['@@-######-@', '@@-## ## ##-@', '@@-### ###-@'];
const unusedPrefixes = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']);

/** 12, a two-digit year and seven digits: inferred from North Yorkshire Police's published references. */
export const defaultPolicePatterns: readonly string[] = ['12-##-#######'];

/** Stretches that look like National Insurance numbers (HMRC, National Insurance Manual NIM39110). */
export function nationalInsuranceNumbers(text: string): Span[] {
  return nationalInsurancePatterns
    .flatMap((pattern) => spansLike(text, pattern))
    .filter((span) => isNationalInsurance(text.slice(span.from, span.to).toUpperCase()));
}

/** Stretches like one of the force's patterns; a pattern that may not be used matches nothing. */
export function policeReferences(text: string, patterns: readonly string[]): Span[] {
  return patterns.filter(isReferencePattern).flatMap((pattern) => spansLike(text, pattern));
}

function isNationalInsurance(typed: string): boolean {
  const letters = typed.replace(/[^A-Z]/g, '');
  return /^[^DFIQUV][^DFIOQUV][A-D]$/.test(letters) && !unusedPrefixes.has(letters.slice(0, 2));
}
