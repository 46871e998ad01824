import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { t } from '../texts/texts.js';
import { divisions, regionPath } from './regions.js';

const STEPS = ['province', 'city', 'county'];

/** Province, city, county: each choice opens the next; "picked" tells the deepest code chosen. */
class RegionPicker extends KepuElement {
  static properties = { value: {}, invalid: { type: Boolean }, describedby: {}, chosen: { state: true }, lists: { state: true }, failed: { state: true } };

  constructor() {
    super();
    this.chosen = [];
    this.lists = [];
  }

  connectedCallback() {
    super.connectedCallback();
    if (!this.lists.length) this.#open([]);
  }

  willUpdate(changed) {
    if (changed.has('value') && (this.value ?? '') !== (this.chosen.at(-1) ?? '')) this.#follow(this.value);
  }

  async #follow(code) {
    const path = code ? await regionPath(code).catch(() => []) : [];
    if (code === this.value) this.#open(path.map((one) => one.code));
  }

  async #open(chosen) {
    this.chosen = chosen;
    this.failed = false;
    try {
      const lists = await Promise.all(['', ...chosen].slice(0, STEPS.length).map((parent) => divisions(parent)));
      if (this.chosen === chosen) this.lists = lists.filter((list, i) => i === 0 || list.length);
    } catch {
      this.failed = true;
    }
  }

  #choose(step, code) {
    this.#open([...this.chosen.slice(0, step), ...(code ? [code] : [])]);
    this.tell('picked', this.chosen.at(-1) ?? '');
  }

  render() {
    return html`
      <div class="region" role="group" aria-label=${t('field.region')}>
        ${this.lists.map((list, step) => html`
          <select class=${`form-select ${this.invalid ? 'is-invalid' : ''}`} id=${`region-${STEPS[step]}`} name=${`region-${STEPS[step]}`}
            aria-label=${t(`region.${STEPS[step]}`)} aria-describedby=${this.describedby ?? nothing} aria-invalid=${this.invalid ? 'true' : nothing}
            @change=${(event) => this.#choose(step, event.target.value)}>
            <option value="" .selected=${!this.chosen[step]}>${t(`region.${STEPS[step]}`)}</option>
            ${list.map((one) => html`<option value=${one.code} .selected=${one.code === this.chosen[step]}>${one.name}</option>`)}
          </select>`)}
      </div>
      ${this.failed ? html`<p class="fault" role="alert">${t('region.failed')}
        <button type="button" class="btn btn-sm btn-quiet" @click=${() => this.#open(this.chosen)}>${t('problem.again')}</button></p>` : nothing}`;
  }
}

customElements.define('region-picker', RegionPicker);
