import { html, nothing } from 'lit';
import { api } from '../api/api.js';
import { upload } from '../api/upload.js';
import { KepuElement } from '../element/kepu-element.js';
import { t } from '../texts/texts.js';
import '../media-image/media-image.js';
import '../problem-note/problem-note.js';

const TYPES = ['image/jpeg', 'image/png', 'image/webp'];

/**
 * The poster: straight from the phone to storage, then confirmed by the server, which reads it itself.
 * "prepare" answers the activity's id, making the draft when there is none yet. Tells "changed" with the media id.
 */
class PosterUpload extends KepuElement {
  static properties = {
    media: {}, prepare: { attribute: false }, describedby: {},
    stage: { state: true }, share: { state: true }, problem: { state: true }, preview: { state: true },
  };

  #file;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#show(undefined);
  }

  #show(file) {
    if (this.preview) URL.revokeObjectURL(this.preview);
    this.preview = file && URL.createObjectURL(file);
  }

  #chosen = (event) => {
    const [file] = event.target.files;
    event.target.value = ''; // so that the same file can be chosen again after a failure
    if (file) this.#send(file);
  };

  async #send(file) {
    this.#file = file;
    this.problem = undefined;
    this.share = 0;
    this.#show(file);
    try {
      this.stage = 'preparing';
      const activity = await this.prepare();
      const media = await api.post('/media', { activity, purpose: 'POSTER', type: file.type, bytes: file.size });
      this.stage = 'sending';
      await upload(media.upload, file, (share) => (this.share = share));
      this.stage = 'checking';
      const accepted = await api.post(`/media/${encodeURIComponent(media.id)}/completion`);
      this.stage = 'done';
      this.media = accepted.id;
      this.tell('changed', accepted.id);
    } catch (problem) {
      this.stage = undefined;
      this.problem = problem;
      this.#show(undefined);
    }
  }

  #remove = () => {
    this.#show(undefined);
    this.stage = undefined;
    this.media = undefined;
    this.tell('changed', undefined);
    this.querySelector('input').focus();
  };

  #progress() {
    const busy = ['preparing', 'sending', 'checking'].includes(this.stage);
    const percent = Math.round((this.share ?? 0) * 100);
    return html`
      ${busy ? html`<progress max="100" value=${this.stage === 'sending' ? percent : nothing} aria-label=${t('poster.progress')}></progress>` : nothing}
      <p class="hint" role="status">${this.stage ? t(`poster.${this.stage}`, { percent: this.stage === 'sending' ? percent - (percent % 25) : percent }) : ''}</p>`;
  }

  render() {
    const busy = this.stage && this.stage !== 'done';
    return html`
      <div class="poster-upload">
        ${this.preview ? html`<img class="poster" src=${this.preview} alt=${t('poster.alt')}>`
          : this.media ? html`<media-image class="poster" .media=${this.media} .alt=${t('poster.alt')}></media-image>` : nothing}
        <div>
          <label class="btn btn-quiet" for="poster">${t(this.media ? 'poster.replace' : 'poster.choose')}</label>
          <input id="poster" name="poster" class="visually-hidden" type="file" accept=${TYPES.join(',')} ?disabled=${busy}
            aria-describedby=${this.describedby ?? nothing} @change=${this.#chosen}>
          ${this.media && !busy ? html`<button type="button" class="btn btn-quiet" @click=${this.#remove}>${t('poster.remove')}</button>` : nothing}
          ${this.#progress()}
          <problem-note .problem=${this.problem} @again=${() => this.#send(this.#file)}></problem-note>
        </div>
      </div>`;
  }
}

customElements.define('poster-upload', PosterUpload);
