import { html, nothing } from 'lit';
import { api } from '../api/api.js';
import { KepuElement } from '../element/kepu-element.js';

/** A picture by its media id; its short-lived address is asked for when it comes into view. */
class MediaImage extends KepuElement {
  static properties = { media: {}, alt: {}, source: { state: true }, gone: { state: true } };

  #watch;

  willUpdate(changed) {
    if (changed.has('media')) this.source = this.gone = undefined;
  }

  updated(changed) {
    if (!changed.has('media') || !this.media) return;
    this.#watch?.disconnect();
    this.#watch = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && this.#fetch(), { rootMargin: '200px' });
    this.#watch.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#watch?.disconnect();
  }

  async #fetch() {
    this.#watch.disconnect();
    const wanted = this.media;
    try {
      const media = await api.get(`/media/${encodeURIComponent(wanted)}`);
      if (wanted === this.media) this.source = media;
    } catch {
      this.gone = true; // a picture that cannot be shown is left out, the words stay
    }
  }

  render() {
    if (!this.source?.url || this.gone) return nothing;
    return html`<img src=${this.source.url} alt=${this.alt ?? ''} width=${this.source.width ?? nothing}
      height=${this.source.height ?? nothing} decoding="async" @error=${() => (this.gone = true)}>`;
  }
}

customElements.define('media-image', MediaImage);
