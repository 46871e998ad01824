let back = false;

/** Whether the present page was come back to: it should look as it was left. */
export const cameBack = () => back;

/** Goes to a page of ours; the address bar is the state. */
export function go(address, { replace = false } = {}) {
  back = false;
  if (!replace) history.replaceState({ y: scrollY }, '');
  history[replace ? 'replaceState' : 'pushState'](null, '', address);
  document.dispatchEvent(new CustomEvent('kepu:navigated', { detail: { replace } }));
}

/** Changes parameters of the present page; empty ones leave the address. */
export function refine(values, options) {
  const search = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(values)) {
    if (value) search.set(name, value);
    else search.delete(name);
  }
  const text = search.toString();
  go(location.pathname + (text ? `?${text}` : ''), options);
}

/** An address to come back to: only ever a path on this site. */
export const backTo = (wanted) => (wanted && /^\/(?![/\\])/.test(wanted) ? wanted : '/');

/** Clicks on plain links of ours do not leave the page; the caller listens to kepu:navigated. */
export function takeOverLinks() {
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !plain || event.defaultPrevented || link.target || link.origin !== location.origin) return;
    const href = link.getAttribute('href');
    if (href.startsWith('#')) return;
    event.preventDefault();
    go(href);
  });
  history.scrollRestoration = 'manual'; // the browser would scroll before the list is there
  addEventListener('popstate', ({ state }) => {
    back = true;
    document.dispatchEvent(new CustomEvent('kepu:navigated', { detail: { replace: false, y: state?.y } }));
  });
}
