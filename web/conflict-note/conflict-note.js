import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { differing } from '../publish/form.js';
import { t } from '../texts/texts.js';
import { moment } from '../time/time.js';

const plain = (value) => {
  if (value === undefined) return t('facts.none');
  if (Array.isArray(value)) return value.map((one) => one.name ?? one).join(t('facts.list'));
  if (typeof value === 'object') return Object.values(value).join(t('facts.comma'));
  return /^\d{4}-\d\d-\d\dT/.test(value) ? moment(value) : value;
};

/** The draft was saved elsewhere meanwhile: shows where the two differ; tells "mine" or "theirs". */
class ConflictNote extends KepuElement {
  static properties = { mine: { attribute: false }, theirs: { attribute: false } };

  render() {
    if (!this.theirs) return nothing;
    const { form, updatedAt } = this.theirs;
    return html`
      <section class="note note-todo" role="alert" aria-label=${t('conflict.title')}>
        <p class="note-title">${t('conflict.title')}</p>
        <p>${t('conflict.text', { at: moment(updatedAt) })}</p>
        <dl class="facts">
          ${differing(this.mine, form).map((name) => html`<div><dt>${t(`field.${name}`)}</dt><dd>${t('conflict.there')} ${plain(form[name])}</dd></div>`)}
        </dl>
        <button type="button" class="btn btn-sm btn-primary" @click=${() => this.tell('mine')}>${t('conflict.mine')}</button>
        <button type="button" class="btn btn-sm btn-quiet" @click=${() => this.tell('theirs')}>${t('conflict.theirs')}</button>
      </section>`;
  }
}

customElements.define('conflict-note', ConflictNote);
