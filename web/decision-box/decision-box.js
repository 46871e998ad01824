import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { t } from '../texts/texts.js';

const NOTABLE = ['name', 'startsAt', 'place', 'hosts', 'content', 'audience', 'scientists', 'contact', 'poster'];
const TEMPLATES = {
  RETURN: ['hosts', 'time', 'scientists', 'content', 'poster'],
  REJECT: ['commercial', 'teaching', 'unrelated', 'twice'],
  BACK_TO_PROVINCE: ['recheck', 'region'],
};

/** The verbs of a review. Approval is one touch; the others want a reason (R-74). Tells "decided" {verdict, reason, notes}. */
class DecisionBox extends KepuElement {
  static properties = {
    verdicts: { attribute: false }, busy: { type: Boolean },
    verdict: { state: true }, reason: { state: true }, notes: { state: true }, missing: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { verdicts: [], reason: '', notes: {} });
  }

  async #choose(verdict) {
    if (verdict === 'APPROVE') return this.tell('decided', { verdict });
    this.verdict = this.verdict === verdict ? undefined : verdict;
    this.missing = false;
    await this.updateComplete;
    this.querySelector('#reason')?.focus();
  }

  #fill(text) {
    this.reason = this.reason.trim() ? `${this.reason.trim()}\n${text}` : text;
    this.missing = false;
    this.querySelector('#reason').focus();
  }

  #send = (event) => {
    event.preventDefault();
    this.missing = !this.reason.trim();
    if (this.missing) return this.querySelector('#reason').focus();
    const notes = Object.fromEntries(Object.entries(this.notes).filter(([, text]) => text.trim()));
    const withNotes = this.verdict === 'RETURN' && Object.keys(notes).length > 0;
    this.tell('decided', { verdict: this.verdict, reason: this.reason.trim(), ...(withNotes ? { notes } : {}) });
  };

  #notes() {
    if (this.verdict !== 'RETURN') return nothing;
    return html`<details class="notes"><summary>${t('decision.notes')}</summary>
      ${NOTABLE.map((name) => html`<div class="field"><label for=${`note-${name}`}>${t(`field.${name}`)}</label>
        <input id=${`note-${name}`} name=${`note-${name}`} class="form-control" autocomplete="off" .value=${this.notes[name] ?? ''}
          @input=${(event) => (this.notes = { ...this.notes, [name]: event.target.value })}></div>`)}</details>`;
  }

  #reasons() {
    if (!this.verdict) return nothing;
    return html`
      <form class="reasons" novalidate @submit=${this.#send}>
        <label for="reason">${t(`decision.reason.${this.verdict}`)}<span class="required" aria-hidden="true">*</span><span class="visually-hidden">${t('form.required')}</span></label>
        <p class="templates" role="group" aria-label=${t('decision.templates')}>
          ${TEMPLATES[this.verdict].map((name) => html`
            <button type="button" class="chip-button" @click=${() => this.#fill(t(`template.${this.verdict}.${name}`))}>${t(`template.${this.verdict}.${name}.short`)}</button>`)}</p>
        <textarea id="reason" name="reason" rows="4" class=${`form-control ${this.missing ? 'is-invalid' : ''}`} aria-required="true" .value=${this.reason}
          aria-invalid=${this.missing ? 'true' : nothing} aria-describedby=${this.missing ? 'reason-fault' : nothing}
          @input=${(event) => { this.reason = event.target.value; this.missing = false; }}></textarea>
        ${this.missing ? html`<p class="fault" id="reason-fault">${t('decision.missing')}</p>` : nothing}
        ${this.#notes()}
        <p class="actions">
          <button type="submit" class=${`btn ${this.verdict === 'REJECT' ? 'btn-danger' : 'btn-primary'}`} ?disabled=${this.busy}>
            ${t('decision.confirm', { verb: t(`verb.${this.verdict}`) })}</button>
          <button type="button" class="btn btn-quiet" @click=${() => (this.verdict = undefined)}>${t('action.cancel')}</button>
        </p>
      </form>`;
  }

  render() {
    if (!this.verdicts.length) return nothing;
    return html`
      <section class="decision" aria-label=${t('decision.title')} aria-busy=${this.busy ? 'true' : 'false'}>
        ${this.#reasons()}
        <div class=${this.verdicts.length > 3 ? 'verbs four' : 'verbs'} role="group" aria-label=${t('decision.title')}>
          ${this.verdicts.map((verdict) => html`
            <button type="button" class=${`btn verb verb-${verdict.toLowerCase()}`} ?disabled=${this.busy}
              aria-expanded=${verdict === 'APPROVE' ? nothing : this.verdict === verdict ? 'true' : 'false'}
              @click=${() => this.#choose(verdict)}>${t(`verb.${verdict}`)}</button>`)}
        </div>
      </section>`;
  }
}

customElements.define('decision-box', DecisionBox);
