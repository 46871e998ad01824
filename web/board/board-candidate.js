import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { t } from '../texts/texts.js';
import { span } from '../time/time.js';

/** An approved activity that can be, or is, put forward. Tells "recommend" {activity, reason} or "withdraw" {activity}. */
class BoardCandidate extends KepuElement {
  static properties = {
    candidate: { attribute: false }, reason: {}, officer: { type: Boolean }, full: { type: Boolean }, busy: { type: Boolean },
    writing: { state: true }, missing: { state: true },
  };

  willUpdate() {
    if (this.candidate.recommended) this.writing = false; // until then a refused reason stays to be read again
  }

  async #write() {
    this.writing = true;
    await this.updateComplete;
    this.querySelector('textarea').focus();
  }

  #send = (event) => {
    event.preventDefault();
    const reason = String(new FormData(event.target).get('reason')).trim();
    this.missing = !reason;
    if (this.missing) return this.querySelector('textarea').focus();
    this.tell('recommend', { activity: this.candidate.activity, reason });
  };

  #actions({ activity, recommended }) {
    if (!this.officer) return nothing;
    if (recommended) {
      return html`<button type="button" class="btn btn-sm btn-quiet" ?disabled=${this.busy} @click=${() => this.tell('withdraw', { activity })}>${t('board.withdraw')}</button>`;
    }
    if (this.writing) return nothing;
    return html`<button type="button" class="btn btn-sm btn-primary" ?disabled=${this.busy || this.full} @click=${() => this.#write()}>${t(this.full ? 'board.full' : 'board.recommend')}</button>`;
  }

  #form({ activity, recommended }) {
    if (!this.writing || recommended) return nothing;
    const id = `reason-${activity}`;
    return html`
      <form novalidate @submit=${this.#send}>
        <label for=${id}>${t('board.reason')}</label>
        <textarea id=${id} name="reason" rows="2" class=${`form-control ${this.missing ? 'is-invalid' : ''}`} aria-describedby=${this.missing ? `${id}-fault` : nothing}></textarea>
        ${this.missing ? html`<p class="fault" id=${`${id}-fault`}>${t('board.reasonMissing')}</p>` : nothing}
        <p class="actions"><button class="btn btn-sm btn-primary" ?disabled=${this.busy}>${t('board.confirm')}</button>
          <button type="button" class="btn btn-sm btn-quiet" @click=${() => (this.writing = false)}>${t('action.cancel')}</button></p>
      </form>`;
  }

  render() {
    const { candidate } = this;
    return html`
      <article class="row-card split">
        <div>
          <h3><a href=${`/activity/${candidate.activity}`}>${candidate.name}</a></h3>
          <p class="quiet">${candidate.startsAt ? span(candidate.startsAt) : nothing}${candidate.hosts?.length
            ? html` · ${candidate.hosts.map((host) => host.name ?? host).join(t('facts.list'))}` : nothing}</p>
          ${candidate.recommended ? html`<p class="tags"><span class="badge-tone tone-good">${t('board.recommended')}</span> ${this.reason ?? nothing}</p>` : nothing}
        </div>
        ${this.#actions(candidate)}
        ${this.#form(candidate)}
      </article>`;
  }
}

customElements.define('board-candidate', BoardCandidate);
