import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { t } from '../texts/texts.js';
import { span } from '../time/time.js';
import '../media-image/media-image.js';

/** One public activity in a list. */
class ActivityCard extends KepuElement {
  static properties = { activity: { attribute: false } };

  render() {
    const { activity } = this;
    return html`
      <article class="activity-card">
        ${activity.poster ? html`<media-image class="thumb" .media=${activity.poster}></media-image>` : nothing}
        <div>
          <h3><a class="stretched-link" href=${`/activity/${activity.id}`}>${activity.name}</a></h3>
          <p class="when">${span(activity.startsAt, activity.endsAt)}</p>
          <p class="quiet">${[activity.regionName, activity.place].filter(Boolean).join(' · ')}</p>
          <p class="quiet">${activity.hosts?.length ? html`${activity.hosts.slice(0, 2).join(t('facts.list'))}${activity.hosts.length > 2 ? t('card.more', { count: activity.hosts.length }) : ''}` : nothing}</p>
          <p class="tags">
            ${activity.phase ? html`<span class=${`badge-tone tone-${activity.phase === 'ONGOING' ? 'good' : 'still'}`}>${t(`phase.${activity.phase}`)}</span>` : nothing}
            ${activity.mode ? html`<span class="badge-tone tone-still">${t(`mode.${activity.mode}`)}</span>` : nothing}
          </p>
        </div>
      </article>`;
  }
}

customElements.define('activity-card', ActivityCard);
