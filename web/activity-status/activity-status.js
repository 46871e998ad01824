import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { said, t } from '../texts/texts.js';

const TONES = { PROVINCE_PENDING: 'wait', NATIONAL_PENDING: 'wait', APPROVED: 'good', DRAFT: 'still', WITHDRAWN: 'still' };

const tone = ({ status, verdict }) => TONES[status] ?? (verdict === 'RETURN' || verdict === 'EXPIRED' ? 'todo' : 'bad');
const word = ({ status, verdict }) =>
  status.endsWith('_REJECTED') && verdict ? t(`verdict.${verdict}`) : t(`status.${status}`);

/** Where an activity stands: one word and one sentence. */
class ActivityStatus extends KepuElement {
  static properties = { activity: { attribute: false } };

  render() {
    const { activity } = this;
    if (!activity?.status) return nothing;
    return html`
      <p class="status">
        <span class=${`badge-tone tone-${tone(activity)}`} title=${t(`status.${activity.status}`)}>${word(activity)}</span>
        <span class="sentence">${said(activity.sentence)}</span>
      </p>`;
  }
}

customElements.define('activity-status', ActivityStatus);
