import { html, nothing } from 'lit';
import { backTo, go } from '../app/router.js';
import { KepuElement } from '../element/kepu-element.js';
import { session } from '../session/session.js';
import { t } from '../texts/texts.js';
import '../problem-note/problem-note.js';

/** Log-in by phone and password; as a wall it stands where the page will be, else it goes back. */
class LogIn extends KepuElement {
  static properties = { back: {}, wall: { type: Boolean }, busy: { state: true }, problem: { state: true } };

  #in = async (event) => {
    event.preventDefault();
    const form = event.target;
    const values = new FormData(form);
    this.busy = true;
    this.problem = undefined;
    try {
      await session.logIn(String(values.get('phone')).replace(/[\s-]/g, ''), values.get('password'), values.get('remember') === 'on');
      if (!this.wall) go(backTo(this.back), { replace: true });
    } catch (problem) {
      this.problem = problem;
      await this.updateComplete;
      form.elements.password.focus();
    } finally {
      this.busy = false;
    }
  };

  render() {
    if (session.account && !this.wall) {
      return html`<section class="narrow"><h1>${t('login.title')}</h1><p>${t('login.already', { name: session.account.name })}</p>
        <a class="btn btn-primary" href=${backTo(this.back)}>${t('login.onward')}</a></section>`;
    }
    return html`
      <section class="narrow sheet">
        <h1>${t('login.title')}</h1>
        ${this.wall ? html`<p>${t('login.wall')}</p>` : nothing}
        <problem-note .problem=${this.problem} .retry=${false}></problem-note>
        <form @submit=${this.#in}>
          <div class="field"><label for="login-phone">${t('login.phone')}</label>
            <input id="login-phone" class="form-control" name="phone" type="tel" inputmode="tel" autocomplete="username" required></div>
          <div class="field"><label for="login-password">${t('login.password')}</label>
            <input id="login-password" class="form-control" name="password" type="password" autocomplete="current-password" required></div>
          <div class="form-check">
            <input id="login-remember" class="form-check-input" name="remember" type="checkbox" checked>
            <label class="form-check-label" for="login-remember">${t('login.remember')}</label>
            <p class="hint">${t('login.rememberHint')}</p>
          </div>
          <button class="btn btn-primary w-100" ?disabled=${this.busy}>${t(this.busy ? 'login.busy' : 'login.go')}</button>
        </form>
      </section>`;
  }
}

customElements.define('log-in', LogIn);
