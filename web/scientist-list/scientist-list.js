import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { t } from '../texts/texts.js';

const MOST = 3; // R-64

/** Up to three scientists by name and position. Tells "changed" with the list. */
class ScientistList extends KepuElement {
  static properties = { people: { attribute: false }, invalid: { type: Boolean }, describedby: {} };

  #change(index, name, value) {
    this.#tell(this.people.map((one, i) => (i === index ? { ...one, [name]: value } : one)));
  }

  async #add() {
    this.#tell([...this.people, { name: '', position: '' }]);
    await this.updateComplete;
    this.querySelector(`#scientist-${this.people.length}-name`).focus();
  }

  async #remove(index) {
    this.#tell(this.people.filter((_, i) => i !== index));
    await this.updateComplete;
    this.querySelector('#add-scientist').focus();
  }

  #tell(people) {
    this.people = people;
    this.tell('changed', people);
  }

  #box(index, name, value) {
    const id = `scientist-${index + 1}-${name}`;
    return html`<div><label for=${id}>${t(`scientist.${name}`, { number: index + 1 })}</label>
      <input id=${id} name=${id} class=${`form-control ${this.invalid ? 'is-invalid' : ''}`} .value=${value ?? ''} aria-describedby=${this.describedby ?? nothing}
        @input=${(event) => this.#change(index, name, event.target.value)}></div>`;
  }

  render() {
    return html`
      ${this.people.map((one, index) => html`
        <fieldset class="scientist">
          <legend class="visually-hidden">${t('scientist.person', { number: index + 1 })}</legend>
          ${this.#box(index, 'name', one.name)}
          ${this.#box(index, 'position', one.position)}
          <button type="button" class="btn btn-sm btn-quiet" aria-label=${t('scientist.remove', { number: index + 1 })}
            @click=${() => this.#remove(index)}>×</button>
        </fieldset>`)}
      <button type="button" id="add-scientist" class="btn btn-sm btn-quiet" ?disabled=${this.people.length >= MOST} @click=${this.#add}>
        ${this.people.length >= MOST ? t('scientist.full') : t('scientist.add')}</button>`;
  }
}

customElements.define('scientist-list', ScientistList);
