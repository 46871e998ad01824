import { html } from 'lit';

// One template for both addresses: the form keeps its element when a new draft gets its id.
const publish = ({ id }, query) => html`<publish-page .activity=${id} .edition=${query.edition}></publish-page>`;

/**
 * Every page: its address, the module that draws it, whether it needs somebody logged in.
 * No address may be one of the API's: the gateway gives those to the API (so /desk, not /reviews).
 */
export const routes = [
  { path: '/', title: 'home.title', load: () => import('../home/home-page.js'),
    draw: (_, query) => html`<home-page .query=${query}></home-page>` },
  { path: '/activity/:id', title: 'detail.title', load: () => import('../public-activity/public-activity.js'),
    draw: ({ id }) => html`<public-activity .activity=${id}></public-activity>` },
  { path: '/login', title: 'login.title', load: () => import('../log-in/log-in.js'),
    draw: (_, query) => html`<log-in .back=${query.return}></log-in>` },
  { path: '/publish', title: 'publish.title', load: () => import('../publish/publish-page.js'),
    draw: publish },
  { path: '/publish/:id', title: 'publish.title', account: true, load: () => import('../publish/publish-page.js'),
    draw: publish },
  { path: '/mine', title: 'mine.title', account: true, load: () => import('../my-activities/my-activities.js'),
    draw: () => html`<my-activities></my-activities>` },
  { path: '/mine/:id', title: 'mine.detail', account: true, load: () => import('../my-activity/my-activity.js'),
    draw: ({ id }, query) => html`<my-activity .activity=${id} .submitted=${Boolean(query.submitted)}></my-activity>` },
  { path: '/r/:link', title: 'link.title', load: () => import('../review-link/review-link.js'),
    draw: ({ link }) => html`<review-link .link=${link}></review-link>` },
  { path: '/desk', title: 'desk.title', account: true, load: () => import('../review-desk/review-desk.js'),
    draw: (_, query) => html`<review-desk .query=${query}></review-desk>` },
  { path: '/desk/:id', title: 'review.title', account: true, load: () => import('../review-page/review-page.js'),
    draw: ({ id }) => html`<review-page .review=${id}></review-page>` },
  { path: '/board', title: 'board.title', account: true, load: () => import('../board/board-page.js'),
    draw: (_, query) => html`<board-page .query=${query}></board-page>` },
  { path: '/running', title: 'running.title', account: true, load: () => import('../running/running-page.js'),
    draw: (_, query) => html`<running-page .query=${query}></running-page>` },
  { path: '/running/:name', title: 'running.one', account: true, load: () => import('../running/running-execution.js'),
    draw: ({ name }) => html`<running-execution .execution=${name}></running-execution>` },
];

export const missing = {
  title: 'missing.title', load: () => import('../missing-page/missing-page.js'),
  draw: () => html`<missing-page></missing-page>`,
};

const compiled = routes.map((route) => ({
  route,
  names: [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name),
  pattern: new RegExp(`^${route.path.replace(/:\w+/g, '([^/]+)')}/?$`),
}));

/** The route of an address with its parameters; the missing page when there is none. */
export function routeOf({ pathname, search }) {
  const query = Object.fromEntries(new URLSearchParams(search));
  for (const { route, names, pattern } of compiled) {
    const match = pattern.exec(pathname);
    if (match) return { route, query, params: Object.fromEntries(names.map((name, i) => [name, decode(match[i + 1])])) };
  }
  return { route: missing, query, params: {} };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
