import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { session } from '../session/session.js';
import { t } from '../texts/texts.js';
import { routeOf } from './routes.js';
import { takeOverLinks } from './router.js';
import './site-header.js';
import '../problem-note/problem-note.js';

const FRAMES = 30;

/** The frame: header, the page of the address, footer. */
class KepuApp extends KepuElement {
  static properties = { place: { state: true }, drawn: { state: true }, known: { state: true }, broken: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    takeOverLinks();
    document.addEventListener('kepu:navigated', ({ detail }) => this.#show(!detail.replace, detail.y));
    document.addEventListener('kepu:language', () => this.#name());
    session.ready.then(() => (this.known = true));
    this.#show(false);
  }

  async #show(moved, y = 0) {
    const place = routeOf(location);
    const sameOne = place.route === this.place?.route && JSON.stringify(place.params) === JSON.stringify(this.place.params);
    this.place = place;
    this.broken = false;
    this.#name();
    try {
      await place.route.load();
    } catch {
      this.broken = true;
    }
    if (this.place !== place) return;
    this.drawn = place;
    if (moved && !sameOne) {
      await this.updateComplete;
      scrollTo(0, 0);
      for (let frame = 0; frame < FRAMES && scrollY < y - 1; frame++) {
        await new Promise(requestAnimationFrame); // what was left grows back piece by piece
        scrollTo(0, y);
      }
      this.querySelector('main').focus({ preventScroll: true });
    }
  }

  #name() {
    document.title = `${t(this.place.route.title)} · ${t('site.name')}`;
  }

  #page() {
    if (this.broken) return html`<problem-note .headline=${t('problem.OFFLINE')} @again=${() => location.reload()}></problem-note>`;
    if (!this.drawn) return nothing;
    const { route, params, query } = this.drawn;
    if (!route.account) return route.draw(params, query);
    if (!this.known) return html`<div class="skeleton" aria-hidden="true"></div>`;
    if (!session.account) {
      import('../log-in/log-in.js');
      return html`<log-in .wall=${true}></log-in>`;
    }
    return route.draw(params, query);
  }

  render() {
    return html`
      <a class="skip-link" href="#main" @click=${this.#skip}>${t('site.skip')}</a>
      <site-header .path=${this.place?.route.path}></site-header>
      <main id="main" class="container page" tabindex="-1">${this.#page()}</main>
      <footer class="site-footer">
        <div class="container">
          <p>${t('site.footer')}</p>
          <p>${t('site.zone')}</p>
        </div>
      </footer>`;
  }

  #skip = (event) => {
    event.preventDefault();
    this.querySelector('main').focus();
  };
}

customElements.define('kepu-app', KepuApp);
