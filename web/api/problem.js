import { knows, spoken, t } from '../texts/texts.js';

/** A refusal of the server, or of the way to it, with words a person can act on. */
export class Problem extends Error {
  constructor({ status = 0, code = 'UNKNOWN', title, detail, en, faults = [] }) {
    super(code);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.title = title;
    this.detail = detail;
    this.en = en;
    this.faults = faults;
  }

  static async from(response) {
    try {
      const body = await response.json();
      return new Problem({ code: `HTTP_${response.status}`, ...body, status: response.status });
    } catch {
      return new Problem({ status: response.status, code: `HTTP_${response.status}` });
    }
  }

  static offline() {
    return new Problem({ code: 'OFFLINE' });
  }

  get headline() {
    const own = spoken() === 'en' ? undefined : this.title;
    return own ?? (knows(`problem.${this.code}`) ? t(`problem.${this.code}`) : t('problem.any'));
  }

  get explanation() {
    if (spoken() === 'en') return this.en ?? '';
    return this.detail && this.detail !== this.headline ? this.detail : '';
  }
}

/** The words of one fault of a form. */
export const faultText = (fault) => (spoken() === 'en' ? fault.en ?? fault.detail : fault.detail) ?? fault.code;

/** Faults by field of the form; "hosts[0].name" and "hosts.0" belong to "hosts". */
export function faultsByField(faults, known) {
  const found = {};
  for (const fault of faults) {
    const plain = (fault.field ?? '').replace(/\[?\d+\]?/g, '').replace(/[./]+/g, '.').replace(/\.$/, '');
    const field = known.includes(plain) ? plain : plain.split('.')[0];
    (found[known.includes(field) ? field : ''] ??= []).push(faultText(fault));
  }
  return found;
}
