import { LitElement } from 'lit';

const CHANGES = ['kepu:language', 'kepu:session'];

/** A component in light DOM that follows the language and the session. */
export class KepuElement extends LitElement {
  #again = () => this.requestUpdate();

  createRenderRoot() {
    return this; // so that Bootstrap, labels and focus work across components
  }

  connectedCallback() {
    super.connectedCallback();
    CHANGES.forEach((name) => document.addEventListener(name, this.#again));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    CHANGES.forEach((name) => document.removeEventListener(name, this.#again));
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
