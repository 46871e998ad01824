import { html, nothing } from 'lit';
import { KepuElement } from '../element/kepu-element.js';
import { session } from '../session/session.js';
import { forget } from '../publish/backup.js';
import { speak, spoken, t } from '../texts/texts.js';
import { go } from './router.js';

const LINKS = [
  { href: '/', text: 'nav.home', shown: () => true },
  { href: '/mine', text: 'nav.mine', shown: () => Boolean(session.account) },
  { href: '/desk', text: 'nav.desk',
    shown: () => session.has('PROVINCE_REVIEWER', 'CITY_REVIEWER', 'NATIONAL_REVIEWER', 'LIBRARY_OPERATOR', 'ADMINISTRATOR') },
  { href: '/board', text: 'nav.board', shown: () => session.has('RECOMMENDATION_OFFICER', 'NATIONAL_REVIEWER', 'ADMINISTRATOR') },
  { href: '/running', text: 'nav.running', shown: () => session.has('ADMINISTRATOR') },
];

/** Name of the platform, the way around, who is logged in, language. */
class SiteHeader extends KepuElement {
  static properties = { path: {}, open: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('kepu:navigated', () => (this.open = false));
  }

  #out = async () => {
    forget();
    go('/');
    await session.logOut().catch(() => undefined); // offline: the device is forgotten when its cookie ends
  };

  #who() {
    const { account } = session;
    if (!account) {
      const back = location.pathname === '/' || location.pathname === '/login' ? '' : `?return=${encodeURIComponent(location.pathname + location.search)}`;
      return html`<a class="btn btn-sm btn-quiet" href=${`/login${back}`}>${t('nav.login')}</a>`;
    }
    return html`<span class="who">${account.name}</span>
      <button type="button" class="btn btn-sm btn-quiet" @click=${this.#out}>${t('nav.logout')}</button>`;
  }

  render() {
    const here = (href) => (href === '/' ? this.path === '/' : this.path?.startsWith(href));
    return html`
      <header class="site-header">
        <div class="container bar">
          <a class="brand" href="/" aria-label=${t('site.name')}>
            <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
              <circle cx="16" cy="16" r="15" class="mark-ground"></circle>
              <path class="mark-leaf" d="M16 25V13M16 17c0-5 3-8 8-8 0 5-3 8-8 8Zm0 4c0-4-2.6-6.5-7-6.5 0 4 2.6 6.5 7 6.5Z"></path>
            </svg>
            <span>${t('site.mark')}<i>Kepu</i></span>
          </a>
          <button type="button" class="btn btn-sm btn-quiet menu" aria-expanded=${this.open ? 'true' : 'false'} aria-controls="site-nav"
            @click=${() => (this.open = !this.open)}>${t('nav.menu')}</button>
          <div id="site-nav" class=${`around ${this.open ? 'open' : ''}`}>
            <nav aria-label=${t('nav.label')}>
              ${LINKS.filter((link) => link.shown()).map((link) => html`
                <a href=${link.href} aria-current=${here(link.href) ? 'page' : nothing}>${t(link.text)}</a>`)}
            </nav>
            <div class="aside">
              ${this.#who()}
              <button type="button" class="btn btn-sm btn-quiet" lang=${spoken() === 'en' ? 'zh-CN' : 'en'}
                @click=${() => speak(spoken() === 'en' ? 'zh-CN' : 'en')}>${t('nav.language')}</button>
            </div>
          </div>
          <a class="btn btn-sm btn-primary publish" href="/publish">${t('nav.publish')}</a>
        </div>
      </header>`;
  }
}

customElements.define('site-header', SiteHeader);
