import { html, nothing } from 'lit';
import { t } from '../texts/texts.js';

/** What a control needs to be tied to its label, hint, fault and note. */
export function ties(field, { faults, notes, hint } = {}) {
  const ids = [
    hint ? `${field}-hint` : '',
    notes?.[field] ? `${field}-note` : '',
    faults?.[field] ? `${field}-fault` : '',
  ].filter(Boolean);
  return { describedby: ids.length ? ids.join(' ') : undefined, invalid: Boolean(faults?.[field]) };
}

/** A label with its control, hint, the reviewer's note and the faults found in it. */
export function field(name, { label, control, forId = name, hint, required, group, faults, notes, after }) {
  const title = html`${t(label)}${required ? html`<span class="required" aria-hidden="true">*</span><span class="visually-hidden">${t('form.required')}</span>` : nothing}`;
  return html`
    <div class="field" id=${`field-${name}`}>
      ${group ? html`<p class="label" id=${`${name}-label`}>${title}</p>` : html`<label for=${forId}>${title}</label>`}
      ${hint ? html`<p class="hint" id=${`${name}-hint`}>${hint}</p>` : nothing}
      ${notes?.[name] ? html`<p class="field-note" id=${`${name}-note`}><b>${t('review.noteAt')}</b> ${notes[name]}</p>` : nothing}
      ${control}
      ${faults?.[name] ? html`<div class="fault" id=${`${name}-fault`}>${faults[name].map((text) => html`<p>${text}</p>`)}</div>` : nothing}
      ${after ?? nothing}
    </div>`;
}
