import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { codePoints } from '../publish/form.js';
import { t } from '../texts/texts.js';
import { daysUntil, fromControl, span, toControl } from '../time/time.js';
import { field, ties } from './field.js';
import '../organization-box/organization-box.js';
import '../organization-chips/organization-chips.js';
import '../poster-upload/poster-upload.js';
import '../region-picker/region-picker.js';
import '../route-preview/route-preview.js';
import '../scientist-list/scientist-list.js';

const NAME_LIMIT = 50; // R-50
const EARLY_DAYS = 7; // Q9: a warning, never a refusal
const MODES = ['OFFLINE', 'ONLINE', 'BOTH'];

/** The form in three groups: what, who, how. Tells "changed" with the fields that changed; holds nothing itself. */
class ActivityForm extends KepuElement {
  static properties = {
    form: { attribute: false }, edition: { attribute: false }, faults: { attribute: false }, notes: { attribute: false },
    prepare: { attribute: false }, category: { state: true }, responsibleName: {},
  };

  #set(values) {
    this.tell('changed', values);
  }

  #input(name, { type = 'text', value = this.form[name] ?? '', id = name, change = (text) => ({ [name]: text }), hint, ...more } = {}) {
    const { describedby, invalid } = this.#ties(name, hint);
    return html`<input id=${id} name=${id} type=${type} class=${`form-control ${invalid ? 'is-invalid' : ''}`} .value=${value}
      autocomplete=${more.autocomplete ?? 'off'} inputmode=${more.inputmode ?? nothing} aria-required=${more.required ? 'true' : nothing}
      aria-describedby=${describedby ?? nothing} aria-invalid=${invalid ? 'true' : nothing}
      @input=${(event) => this.#set(change(event.target.value))}>`;
  }

  #area(name, rows, hint) {
    const { describedby, invalid } = this.#ties(name, hint);
    return html`<textarea id=${name} name=${name} rows=${rows} class=${`form-control ${invalid ? 'is-invalid' : ''}`} .value=${this.form[name] ?? ''}
      aria-required="true" aria-describedby=${describedby ?? nothing} aria-invalid=${invalid ? 'true' : nothing}
      @input=${(event) => this.#set({ [name]: event.target.value })}></textarea>`;
  }

  #ties(name, hint) {
    return ties(name, { faults: this.faults, notes: this.notes, hint });
  }

  #field(name, options) {
    return field(name, { faults: this.faults, notes: this.notes, ...options });
  }

  #count() {
    const count = codePoints(this.form.name);
    return html`<p class=${count > NAME_LIMIT ? 'count over' : 'count'} id="name-count"><span aria-hidden="true">${count}/${NAME_LIMIT}</span>
      <span role="status">${count > NAME_LIMIT ? t('form.nameOver', { over: count - NAME_LIMIT }) : ''}</span></p>`;
  }

  #timing() {
    const { startsAt, endsAt } = this.form;
    const said = [];
    const { startsAt: startRefused, endsAt: endRefused } = this.faults ?? {}; // said at the field already
    if (startsAt && !startRefused && new Date(startsAt) <= Date.now()) said.push(['fault', t('form.startsPast')]);
    else if (startsAt && !startRefused && daysUntil(startsAt) < EARLY_DAYS) said.push(['warning', t('form.startsSoon')]);
    if (startsAt && endsAt && !endRefused && new Date(endsAt) < new Date(startsAt)) said.push(['fault', t('form.endsBefore')]);
    return html`<div role="status">
      ${startsAt && endsAt && new Date(endsAt) >= new Date(startsAt) ? html`<p class="hint">${span(startsAt, endsAt)}</p>` : nothing}
      ${said.map(([tone, text]) => html`<p class=${tone}>${text}</p>`)}</div>`;
  }

  #moment(name, label) {
    return this.#field(name, { label, required: true,
      control: this.#input(name, { type: 'datetime-local', required: true, value: toControl(this.form[name]), change: (value) => ({ [name]: fromControl(value) }) }) });
  }

  #what() {
    const region = this.#ties('region', true);
    return html`
      ${this.#field('name', { label: 'field.name', required: true, hint: t('form.nameHint'), control: this.#input('name', { required: true, hint: true }), after: this.#count() })}
      <div class="pair">${this.#moment('startsAt', 'field.startsAt')}${this.#moment('endsAt', 'field.endsAt')}</div>
      ${this.#timing()}
      ${this.#field('region', { label: 'field.region', required: true, group: true, hint: t('form.regionHint'),
        control: html`<region-picker .value=${this.form.region ?? ''} .invalid=${region.invalid} .describedby=${region.describedby}
          @picked=${(event) => this.#set({ region: event.detail || undefined })}></region-picker>` })}
      ${this.#field('place', { label: 'field.place', required: true, hint: t('form.placeHint'), control: this.#input('place', { required: true, hint: true }) })}
      ${this.#field('mode', { label: 'field.mode', required: true, group: true, control: this.#modes() })}`;
  }

  #modes() {
    return html`<div class="choices" role="radiogroup" aria-labelledby="mode-label" aria-describedby=${this.#ties('mode').describedby ?? nothing}>
      ${MODES.map((mode) => html`
        <input class="btn-check" type="radio" name="mode" id=${`mode-${mode}`} value=${mode} .checked=${this.form.mode === mode} @change=${() => this.#set({ mode })}>
        <label class="btn btn-choice" for=${`mode-${mode}`}>${t(`mode.${mode}`)}</label>`)}</div>`;
  }

  #responsible() {
    const tied = this.#ties('responsible', true);
    const categories = this.edition?.categories ?? [];
    return html`
      <div class="responsible">
        <select id="responsible-category" name="responsible-category" class="form-select" aria-label=${t('form.category')}
          @change=${(event) => (this.category = event.target.value)}>
          <option value="">${t('form.everyCategory')}</option>
          ${categories.map((category) => html`<option value=${category} .selected=${category === this.category}>${t(`category.${category}`)}</option>`)}
        </select>
        <organization-box inputid="responsible" .chosen=${this.responsibleName ?? ''} .category=${this.category || undefined} .invalid=${tied.invalid}
          .describedby=${tied.describedby} @picked=${(event) => this.#set({ responsible: event.detail.id, responsibleName: event.detail.name })}></organization-box>
      </div>`;
  }

  #units(name, required) {
    const hint = required && t('form.hostsHint');
    const tied = this.#ties(name, hint);
    return this.#field(name, { label: `field.${name}`, required, hint,
      control: html`<organization-chips inputid=${name} .label=${t(`field.${name}`)} .units=${this.form[name]} .invalid=${tied.invalid} .describedby=${tied.describedby}
        @changed=${(event) => { event.stopPropagation(); this.#set({ [name]: event.detail }); }}></organization-chips>` });
  }

  #who() {
    return html`
      ${this.#field('responsible', { label: 'field.responsible', required: true, hint: t('form.responsibleHint'), control: this.#responsible(),
        after: html`<route-preview .organization=${this.form.responsible} .edition=${this.edition?.year}></route-preview>` })}
      ${this.#units('hosts', true)}
      <details class="more-units" ?open=${this.form.organizers.length + this.form.coOrganizers.length > 0}>
        <summary>${t('form.moreUnits')}</summary>
        ${this.#units('organizers', false)}${this.#units('coOrganizers', false)}
      </details>`;
  }

  #how() {
    const people = this.#ties('scientists', true);
    const contact = (name) => (text) => ({ contact: { ...this.form.contact, [name]: text } });
    return html`
      ${this.#field('poster', { label: 'field.poster', hint: t('form.posterHint'),
        control: html`<poster-upload .media=${this.form.poster} .prepare=${this.prepare} describedby="poster-hint"
          @changed=${(event) => { event.stopPropagation(); this.#set({ poster: event.detail }); }}></poster-upload>` })}
      ${this.#field('content', { label: 'field.content', required: true, hint: t('form.contentHint'), control: this.#area('content', 7, true) })}
      ${this.#field('audience', { label: 'field.audience', required: true, hint: t('form.audienceHint'), control: this.#area('audience', 2, true) })}
      ${this.#field('scientists', { label: 'field.scientists', required: true, group: true, hint: t('form.scientistsHint'),
        control: html`<scientist-list .people=${this.form.scientists} .invalid=${people.invalid} .describedby=${people.describedby}
          @changed=${(event) => { event.stopPropagation(); this.#set({ scientists: event.detail }); }}></scientist-list>` })}
      ${this.#field('scientistField', { label: 'field.scientistField', hint: t('form.fieldHint'), control: this.#input('scientistField', { hint: true }) })}
      ${this.faults?.contact ? html`<div class="fault" id="contact-fault">${this.faults.contact.map((text) => html`<p>${text}</p>`)}</div>` : nothing}
      ${this.notes?.contact ? html`<p class="field-note"><b>${t('review.noteAt')}</b> ${this.notes.contact}</p>` : nothing}
      <div class="pair">
        ${this.#field('contact.name', { label: 'field.contactName', required: true, forId: 'contact-name',
          control: this.#input('contact.name', { id: 'contact-name', required: true, autocomplete: 'name', value: this.form.contact.name ?? '', change: contact('name') }) })}
        ${this.#field('contact.phone', { label: 'field.contactPhone', required: true, forId: 'contact-phone', hint: t('form.phoneHint'),
          control: this.#input('contact.phone', { id: 'contact-phone', type: 'tel', inputmode: 'tel', required: true, hint: true, autocomplete: 'tel', value: this.form.contact.phone ?? '', change: contact('phone') }) })}
      </div>`;
  }

  render() {
    if (!this.form) return nothing;
    const group = (name, body) => html`<fieldset class="group sheet" id=${`group-${name}`}>
      <legend><h2>${t(`form.${name}`)}</h2></legend><p class="hint">${t(`form.${name}Hint`)}</p>${body}</fieldset>`;
    return html`${group('what', this.#what())}${group('who', this.#who())}${group('how', this.#how())}`;
  }
}

customElements.define('activity-form', ActivityForm);
