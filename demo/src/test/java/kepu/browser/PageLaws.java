package kepu.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;

/** What holds on every page, whatever it shows; each breach is one line. */
final class PageLaws {
    /** A control is named by its label, by another element or by itself; a link or button by its words as well. */
    private static final String BREACHES = """
            (width) => {
              const breaches = [];
              const shown = (one) => one.checkVisibility({ visibilityProperty: true });
              const one = (node) => node.outerHTML.slice(0, 120);
              if (!document.title.trim()) breaches.push('no title');
              const headings = [...document.querySelectorAll('h1')].filter(shown);
              if (headings.length !== 1) breaches.push(`${headings.length} first headings`);
              const root = document.documentElement;
              if (root.scrollWidth > width) {
                const wide = [...document.body.querySelectorAll('*')].find((node) => node.getBoundingClientRect().right > width + 1);
                breaches.push(`${root.scrollWidth} px wide: ${wide ? one(wide) : 'nothing in particular'}`);
              }
              const named = (node) => node.labels?.length || node.getAttribute('aria-label')?.trim() ||
                document.getElementById(node.getAttribute('aria-labelledby') ?? '');
              for (const node of document.querySelectorAll('input, select, textarea')) {
                if (node.type !== 'hidden' && shown(node) && !named(node)) breaches.push(`no label: ${one(node)}`);
              }
              for (const node of document.querySelectorAll('a[href], button')) {
                if (shown(node) && !named(node) && !node.textContent.trim()) breaches.push(`no words: ${one(node)}`);
              }
              for (const node of document.querySelectorAll('[aria-describedby], [aria-controls]')) {
                for (const id of (node.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)) {
                  if (!document.getElementById(id)) breaches.push(`described by nothing (${id}): ${one(node)}`);
                }
              }
              const ids = [...document.querySelectorAll('[id]')].map((node) => node.id);
              for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) breaches.push(`two have the id ${id}`);
              for (const node of document.querySelectorAll('img:not([alt])')) breaches.push(`no alt: ${one(node)}`);
              const keys = document.body.innerText.match(/\\b[a-z]+\\.[A-Za-z]+(\\.[A-Za-z]+)*\\b/g) ?? [];
              for (const key of keys) if (!/example|localhost/.test(key)) breaches.push(`a key instead of words: ${key}`);
              if (/undefined|\\[object|NaN|Invalid Date/.test(document.body.innerText)) breaches.push('shows a value of the program');
              return breaches;
            }
            """;

    private PageLaws() {}

    static void check(Page page, Screen screen) {
        assertEquals(List.of(), page.evaluate(BREACHES, screen.width()), "on " + page.url());
    }
}
