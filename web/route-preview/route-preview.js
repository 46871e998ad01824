import { html, nothing } from 'lit';
import { api } from '../api/api.js';
import { KepuElement } from '../element/kepu-element.js';
import { Load } from '../load/load.js';
import { said, t } from '../texts/texts.js';
import '../problem-note/problem-note.js';
import '../route-line/route-line.js';

/** Who will review, said before anything is submitted. */
class RoutePreview extends KepuElement {
  static properties = { organization: {}, edition: {} };

  #load = new Load(this, (signal) =>
    api.get(`/organizations/${encodeURIComponent(this.organization)}/route`, { edition: this.edition }, signal));

  willUpdate(changed) {
    if ((changed.has('organization') || changed.has('edition')) && this.organization) this.#load.run();
  }

  render() {
    if (!this.organization) return nothing;
    const { waiting, problem, value } = this.#load;
    if (problem) return html`<problem-note .problem=${problem} @again=${() => this.#load.run()}></problem-note>`;
    return html`
      <div class=${`route-preview ${value && !value.routed ? 'unrouted' : ''}`} id="route-preview" role="status" aria-busy=${waiting ? 'true' : 'false'}>
        ${waiting || !value ? html`<p class="hint">${t('route.waiting')}</p>` : html`
          <p class="route-sentence">${said(value.sentence)}</p>
          <route-line .steps=${value.steps}></route-line>`}
      </div>`;
  }
}

customElements.define('route-preview', RoutePreview);
