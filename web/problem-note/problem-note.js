import { html, nothing } from 'lit';
import { faultText } from '../api/problem.js';
import { KepuElement } from '../element/kepu-element.js';
import { t } from '../texts/texts.js';

/** What went wrong and what to do, announced at once; "again" is told when the reader wants to retry. */
class ProblemNote extends KepuElement {
  static properties = { problem: { attribute: false }, headline: {}, retry: { type: Boolean } };

  constructor() {
    super();
    this.retry = true;
  }

  render() {
    if (!this.problem && !this.headline) return nothing;
    const explanation = this.problem?.explanation ?? '';
    return html`
      <div class="note note-bad" role="alert">
        <p class="note-title">${this.headline ?? this.problem.headline ?? t('problem.any')}</p>
        ${explanation ? html`<p>${explanation}</p>` : nothing}
        ${this.problem?.faults?.length ? html`<ul>${this.problem.faults.map((fault) => html`<li>${faultText(fault)}</li>`)}</ul>` : nothing}
        ${this.retry ? html`<button type="button" class="btn btn-sm btn-quiet" @click=${() => this.tell('again')}>${t('problem.again')}</button>` : nothing}
      </div>`;
  }
}

customElements.define('problem-note', ProblemNote);
