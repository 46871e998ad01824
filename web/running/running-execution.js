import { html, nothing } from 'lit';
import { api } from '../api/api.js';
import { KepuElement } from '../element/kepu-element.js';
import { Load } from '../load/load.js';
import { knows, t } from '../texts/texts.js';
import { moment } from '../time/time.js';
import '../problem-note/problem-note.js';

const state = (name) => (knows(`state.${name}`) ? t(`state.${name}`) : name);

/** What an event of the engine means: states by their phrases, the rest by kind; an unknown kind by its own name. */
function words({ type, state: name }) {
  const kind = type.replace(/^\w+(StateEntered|StateExited)$/, '$1');
  return knows(`event.${kind}`) ? t(`event.${kind}`, { state: name ? state(name) : '' }) : type;
}

/** One execution and what it went through, in words. */
class RunningExecution extends KepuElement {
  static properties = { execution: {} };

  #load = new Load(this, (signal) => api.get(`/executions/${encodeURIComponent(this.execution)}`, {}, signal));

  willUpdate(changed) {
    if (changed.has('execution')) this.#load.run();
  }

  render() {
    const { problem, value } = this.#load;
    if (problem) return html`<problem-note .problem=${problem} @again=${() => this.#load.run()}></problem-note>`;
    if (!value) return html`<div class="skeleton tall" aria-hidden="true"></div>`;
    return html`
      <article class="reading">
        <p class="crumbs"><a href="/running">${t('running.title')}</a></p>
        <h1 class="mono">${value.name}</h1>
        <p class="status"><span class=${`badge-tone tone-${{ RUNNING: 'wait', SUCCEEDED: 'good' }[value.status] ?? 'bad'}`}>${t(`execution.${value.status}`)}</span>
          <span class="sentence">${moment(value.startedAt)}${value.stoppedAt ? html` – ${moment(value.stoppedAt)}` : nothing}</span></p>
        <section><h2>${t('history.title')}</h2><ol class="history">
          ${(value.history ?? []).map((event) => html`<li><time datetime=${event.at}>${moment(event.at)}</time>
            <p>${words(event)}</p></li>`)}</ol></section>
        <details class="past"><summary>${t('running.input')}</summary><pre>${JSON.stringify(value.input, null, 2)}</pre></details>
      </article>`;
  }
}

customElements.define('running-execution', RunningExecution);
