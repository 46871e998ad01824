/** The fields of the form in the order of the page: what a fault or a note can point at. */
export const FIELDS = [
  'name', 'startsAt', 'endsAt', 'region', 'place', 'mode', 'responsible', 'hosts', 'organizers', 'coOrganizers',
  'poster', 'content', 'audience', 'scientists', 'scientistField', 'contact.name', 'contact.phone', 'contact',
];

/** The control that takes the focus for a field. */
export const controlOf = (field) =>
  ({
    region: 'region-province', mode: 'mode-OFFLINE', scientists: 'add-scientist', contact: 'contact-name',
    'contact.name': 'contact-name', 'contact.phone': 'contact-phone',
  })[field] ?? field;

const EMPTY = { hosts: [], organizers: [], coOrganizers: [], scientists: [], contact: {} };

/** A form with every list in place, as the controls want it. */
export const unfolded = (form = {}) => ({ ...structuredClone(EMPTY), ...form });

/** The same form as the contract wants it: what is empty is left out. */
export function folded(form) {
  const filled = (value) => {
    if (typeof value === 'string') return value.trim() === '' ? undefined : value;
    if (Array.isArray(value)) {
      const kept = value.map(filled).filter((one) => one !== undefined);
      return kept.length ? kept : undefined;
    }
    if (value && typeof value === 'object') {
      const kept = Object.entries(value).map(([name, one]) => [name, filled(one)]).filter(([, one]) => one !== undefined);
      return kept.length ? Object.fromEntries(kept) : undefined;
    }
    return value;
  };
  return filled(form) ?? {};
}

/** A value written so that the order of its members does not matter. */
const spelled = (value) =>
  JSON.stringify(value, (_, one) =>
    one && typeof one === 'object' && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort()) : one);

/** The fields in which two forms differ. */
export function differing(mine, theirs) {
  const a = folded(mine);
  const b = folded(theirs);
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => spelled(a[name]) !== spelled(b[name]));
}

/** Code points without surrounding space: what R-50 counts. */
export const codePoints = (text) => [...(text ?? '').trim()].length;
