import { html, nothing } from 'lit';
import { api } from '../api/api.js';
import { KepuElement } from '../element/kepu-element.js';
import { regionName } from '../region-picker/regions.js';
import { t } from '../texts/texts.js';
import { moment, span } from '../time/time.js';
import '../media-image/media-image.js';

const names = new Map();

/** An organisation's name by its id, asked once per visit. */
function organizationName(id) {
  if (!names.has(id)) {
    names.set(id, api.get(`/organizations/${encodeURIComponent(id)}`).then((found) => found.name, () => names.delete(id) && ''));
  }
  return names.get(id);
}

/**
 * The facts and the four obligatory parts of an activity, as a reader needs them; notes stand at their fields.
 * To the public ("open") it does not matter which units the library knows.
 */
class ActivityFacts extends KepuElement {
  static properties = { form: { attribute: false }, notes: { attribute: false }, open: { type: Boolean }, region: { state: true }, responsible: { state: true } };

  willUpdate(changed) {
    if (!changed.has('form') || !this.form) return;
    const { form } = this;
    this.region = form.regionName;
    if (form.region && !form.regionName) regionName(form.region).then((name) => (this.region = name));
    this.responsible = form.responsible?.name;
    if (typeof form.responsible === 'string') organizationName(form.responsible).then((name) => (this.responsible = name));
  }

  #note(field) {
    const note = this.notes?.[field];
    return note ? html`<p class="field-note"><b>${t('review.noteAt')}</b> ${note}</p>` : nothing;
  }

  #fact(field, label, value) {
    if (!value && !this.notes?.[field]) return nothing;
    return html`<div><dt>${t(label)}</dt><dd>${value || t('facts.none')}${this.#note(field)}</dd></div>`;
  }

  #units(units) {
    if (!units?.length) return '';
    return html`<ul class="units">${units.map((unit) => {
      const linked = typeof unit === 'object' && unit.organization;
      return html`<li>${unit.name ?? unit}${typeof unit === 'object' && !this.open
        ? html` <span class=${linked ? 'linked' : 'unlinked'}>${t(linked ? 'unit.linked' : 'unit.text')}</span>` : nothing}</li>`;
    })}</ul>`;
  }

  #scientists() {
    const { scientists, scientistField } = this.form;
    const named = (scientists ?? []).map((one) => [one.name, one.position].filter(Boolean).join(t('facts.comma')));
    return [...named, scientistField].filter(Boolean).join(t('facts.semicolon'));
  }

  #part(field, label, value) {
    if (!value && !this.notes?.[field]) return nothing;
    return html`<section class="part"><h2 class="part-title">${t(label)}</h2><p class="prose">${value || t('facts.none')}</p>${this.#note(field)}</section>`;
  }

  render() {
    const { form } = this;
    if (!form) return nothing;
    const when = form.startsAt ? (form.endsAt ? span(form.startsAt, form.endsAt) : moment(form.startsAt)) : '';
    const contact = form.contact && [form.contact.name, form.contact.phone].filter(Boolean).join(t('facts.comma'));
    return html`
      ${form.poster ? html`<media-image class="poster" .media=${form.poster} .alt=${t('facts.posterOf', { name: form.name ?? '' })}></media-image>` : nothing}
      ${this.#note('poster')}
      <dl class="facts">
        ${this.#fact('startsAt', 'field.time', when)}
        ${this.#fact('place', 'field.place', [this.region, form.place].filter(Boolean).join(' '))}
        ${this.#fact('mode', 'field.mode', form.mode ? t(`mode.${form.mode}`) : '')}
        ${this.#fact('responsible', 'field.responsible', this.responsible)}
        ${this.#fact('hosts', 'field.hosts', this.#units(form.hosts))}
        ${this.#fact('organizers', 'field.organizers', this.#units(form.organizers))}
        ${this.#fact('coOrganizers', 'field.coOrganizers', this.#units(form.coOrganizers))}
      </dl>
      ${this.#part('content', 'field.content', form.content)}
      ${this.#part('audience', 'field.audience', form.audience)}
      ${this.#part('scientists', 'field.scientists', this.#scientists())}
      ${this.#part('contact', 'field.contact', contact)}`;
  }
}

customElements.define('activity-facts', ActivityFacts);
