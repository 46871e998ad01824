import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { t } from '../texts/texts.js';

/** The offices an activity passes, in order; the present one is marked. */
class RouteLine extends KepuElement {
  static properties = { steps: { attribute: false }, level: {} };

  render() {
    if (!this.steps?.length) return nothing;
    return html`
      <ol class="route-line" aria-label=${t('route.label')}>
        ${this.steps.map((step) => html`
          <li aria-current=${step.level === this.level ? 'step' : nothing}>
            <b>${step.organization.shortName || step.organization.name}</b><span>${t(`level.${step.level}`)}</span>
          </li>`)}
      </ol>`;
  }
}

customElements.define('route-line', RouteLine);
