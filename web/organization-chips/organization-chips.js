import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { t } from '../texts/texts.js';
import '../organization-box/organization-box.js';

/** Several units: linked to the library ✓, or a name kept as text until it is matched. Tells "changed" with the list. */
class OrganizationChips extends KepuElement {
  static properties = { inputid: {}, label: {}, units: { attribute: false }, invalid: { type: Boolean }, describedby: {} };

  #add = ({ detail }) => {
    const unit = detail.id ? { organization: detail.id, name: detail.name } : { name: detail.name };
    const there = this.units.some((one) => (unit.organization ? one.organization === unit.organization : one.name === unit.name));
    if (!there) this.#tell([...this.units, unit]);
  };

  #remove(unit) {
    this.#tell(this.units.filter((one) => one !== unit));
    this.querySelector('input').focus();
  }

  #tell(units) {
    this.units = units;
    this.tell('changed', units);
  }

  render() {
    return html`
      ${this.units.length ? html`<ul class="chips" aria-label=${t('unit.chosen', { label: this.label })}>
        ${this.units.map((unit) => html`
          <li class=${unit.organization ? 'chip linked' : 'chip unlinked'}>
            <span>${unit.name}</span>
            <small>${t(unit.organization ? 'unit.linked' : 'unit.text')}</small>
            <button type="button" aria-label=${t('unit.remove', { name: unit.name })} @click=${() => this.#remove(unit)}>×</button>
          </li>`)}</ul>` : nothing}
      <organization-box .inputid=${this.inputid} .describedby=${this.describedby} .invalid=${this.invalid} ?free=${true} ?clears=${true}
        @picked=${this.#add}></organization-box>`;
  }
}

customElements.define('organization-chips', OrganizationChips);
