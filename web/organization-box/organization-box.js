import { html, nothing } from 'lit';
import { api } from '../api/api.js';
import { KepuElement } from '../element/kepu-element.js';
import { t } from '../texts/texts.js';

const PAUSE_MS = 150;

/**
 * Type-ahead over the organisation library (ARIA combobox with a listbox).
 * Made for a Chinese keyboard: while composing nothing is asked and nothing chosen, the Enter that ends
 * a composition chooses nothing, and a request that was overtaken is aborted.
 * Tells "picked" {id, name}; with "free" also {name} for a name the library lacks (R-63).
 */
class OrganizationBox extends KepuElement {
  static properties = {
    inputid: {}, label: {}, chosen: {}, text: { state: true }, category: {}, region: {}, free: { type: Boolean }, clears: { type: Boolean },
    invalid: { type: Boolean }, describedby: {}, disabled: { type: Boolean },
    items: { state: true }, open: { state: true }, active: { state: true }, waiting: { state: true }, failed: { state: true },
  };

  #composing = false;
  #timer;
  #running;

  constructor() {
    super();
    Object.assign(this, { text: '', chosen: '', items: [], open: false, active: -1 });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  willUpdate(changed) {
    if (changed.has('category')) this.#shut();
    if (changed.has('chosen') && !this.free) this.text = this.chosen ?? '';
  }

  get #query() {
    return this.text.normalize('NFKC').trim();
  }

  get #choices() {
    const free = this.free && this.#query && !this.waiting ? [{ name: this.#query, isText: true }] : [];
    return [...this.items, ...free];
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  #shut() {
    this.#stop();
    Object.assign(this, { open: false, active: -1, items: [], waiting: false, failed: false });
  }

  #typed = (event) => {
    this.text = event.target.value;
    if (!this.#composing && !event.isComposing) this.#askSoon();
  };

  #composed = (event) => {
    this.#composing = false;
    this.text = event.target.value;
    this.#askSoon();
  };

  #askSoon() {
    this.#stop();
    if (!this.#query) return this.#shut();
    this.waiting = true;
    this.#timer = setTimeout(() => this.#ask(), PAUSE_MS);
  }

  async #ask() {
    const mine = (this.#running = new AbortController());
    try {
      const values = { q: this.#query, category: this.category, region: this.region, limit: 8 };
      const { items } = await api.get('/organizations/suggestions', values, mine.signal);
      if (mine.signal.aborted) return;
      Object.assign(this, { items, open: true, active: -1, waiting: false, failed: false });
    } catch {
      if (!mine.signal.aborted) Object.assign(this, { items: [], open: true, waiting: false, failed: true });
    }
  }

  #key = (event) => {
    if (this.#composing || event.isComposing || event.keyCode === 229) return; // the key belongs to the input method
    const count = this.#choices.length;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) {
      event.preventDefault();
      if (!this.open) return void (this.#query && this.#ask());
      if (count) this.active = (this.active + moves[event.key] + count + (this.active < 0 && moves[event.key] < 0 ? 1 : 0)) % count;
    } else if (event.key === 'Enter') {
      event.preventDefault(); // never submits the form by surprise
      if (this.open && this.active >= 0) this.#pick(this.#choices[this.active]);
    } else if (event.key === 'Escape' && this.open) {
      event.preventDefault();
      this.#shut();
    } else if (event.key === 'Tab') {
      this.#shut();
    }
  };

  /** Words that were typed over a choice without choosing again give way to it (R-23). */
  #left = () => {
    this.#shut();
    if (this.free || !this.chosen) return;
    if (this.#query) this.text = this.chosen;
    else this.tell('picked', { id: undefined, name: '' });
  };

  #pick(choice) {
    this.text = this.clears ? '' : choice.name;
    this.#shut();
    this.tell('picked', choice.isText ? { name: choice.name } : { id: choice.id, name: choice.name });
    this.querySelector('input').focus();
  }

  #option(choice, index) {
    const about = choice.isText ? t('unit.addText')
      : [choice.regionName, choice.parent?.name].filter(Boolean).join(' · ');
    return html`
      <li id=${`${this.inputid}-option-${index}`} role="option" aria-selected=${index === this.active ? 'true' : 'false'}
        class=${index === this.active ? 'active' : ''} @mousedown=${(event) => event.preventDefault()} @click=${() => this.#pick(choice)}>
        <span>${choice.isText ? t('unit.add', { name: choice.name }) : choice.name}</span>
        ${about ? html`<small>${about}</small>` : nothing}
      </li>`;
  }

  #said() {
    if (this.failed) return t('unit.failed');
    if (this.waiting) return t('unit.searching');
    if (!this.open) return !this.free && this.#query && this.text !== this.chosen ? t('unit.mustPick') : '';
    return this.items.length ? t('unit.found', { count: this.items.length }) : t(this.free ? 'unit.noneFree' : 'unit.none');
  }

  render() {
    const list = `${this.inputid}-list`;
    const choices = this.#choices;
    const open = this.open && choices.length > 0;
    return html`
      <div class="combobox">
        <input id=${this.inputid} name=${this.inputid} class=${`form-control ${this.invalid ? 'is-invalid' : ''}`} type="text" role="combobox" autocomplete="off"
          autocapitalize="off" spellcheck="false" enterkeyhint="search" aria-autocomplete="list" aria-expanded=${open ? 'true' : 'false'} aria-controls=${list}
          aria-activedescendant=${open && this.active >= 0 ? `${this.inputid}-option-${this.active}` : nothing}
          aria-label=${this.label ?? nothing} aria-describedby=${this.describedby ?? nothing} aria-invalid=${this.invalid ? 'true' : nothing}
          placeholder=${t('unit.placeholder')} ?disabled=${this.disabled} .value=${this.text}
          @input=${this.#typed} @keydown=${this.#key} @blur=${this.#left}
          @compositionstart=${() => { this.#composing = true; this.#stop(); }} @compositionend=${this.#composed}>
        <ul id=${list} role="listbox" aria-label=${this.label ?? t('unit.list')} ?hidden=${!open}>
          ${open ? choices.map((choice, index) => this.#option(choice, index)) : nothing}
        </ul>
        <p class=${this.failed ? 'fault' : 'hint'} role="status">${this.#said()}</p>
      </div>`;
  }
}

customElements.define('organization-box', OrganizationBox);
