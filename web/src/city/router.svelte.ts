// Which page is shown. Links stay ordinary links; those that stay in the city are followed without a reload.
import { tick } from "svelte";

export interface Route {
  page: string;
  param: string;
}

const fixed: Record<string, string> = {
  "/": "city",
  "/home": "home",
  "/arrive": "arrive",
  "/enter": "enter",
  "/write": "write",
  "/house": "house",
  "/requests": "requests",
  "/contacts": "contacts",
  "/column": "column",
  "/bookmarks": "mosaic",
  "/meetups": "meetups",
  "/messages": "messages",
  "/mosaic": "mosaic",
  "/notifications": "notifications",
  "/people": "people",
  "/places": "places",
  "/about": "about",
  "/order": "order",
};

const patterns: [RegExp, string][] = [
  [/^\/meetups\/(\d+)$/, "meetups"],
  [/^\/messages\/(\d+)$/, "messages"],
  [/^\/tables\/(\d+)$/, "table"],
  [/^\/places\/([^/]+)$/, "place"],
  [/^\/exhibitions\/(\d+)$/, "exhibition"],
  [/^\/tags\/([^/]+)$/, "tag"],
  [/^\/@([^/]+)$/, "person"],
  [/^\/@[^/]+\/(\d+)$/, "post"],
  [/^\/posts\/(\d+)$/, "post"],
];

export function route_of(path: string): Route {
  const page = fixed[path];
  if (page) return { page, param: "" };
  for (const [pattern, name] of patterns) {
    const match = path.match(pattern);
    if (match) return { page: name, param: decodeURIComponent(match[1] ?? "") };
  }
  return { page: "missing", param: "" };
}

class Router {
  path = $state(location.pathname);
  query = $state(location.search);
  route = $derived(route_of(this.path));
  asked = $derived(new URLSearchParams(this.query));

  constructor() {
    history.scrollRestoration = "auto";
    addEventListener("popstate", () => this.#read());
  }

  async go(target: string, { replace = false } = {}): Promise<void> {
    if (replace) history.replaceState(null, "", target);
    else history.pushState(null, "", target);
    this.#read();
    scrollTo(0, 0);
    await tick();
    document.getElementById("main")?.focus({ preventScroll: true });
  }

  // Another view of the page that is open: it stays where it is. Links that do so are marked data-turn.
  turn(target: string): void {
    history.pushState(null, "", target);
    this.#read();
  }

  // For clicks anywhere on the page: takes over those on links that lead through this city.
  follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    const link = (event.target as Element | null)?.closest?.("a");
    if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
    const same_page = link.pathname === location.pathname && link.search === location.search;
    if ((same_page && link.hash) || route_of(link.pathname).page === "missing") return;
    event.preventDefault();
    if (link.dataset.turn !== undefined && link.pathname === location.pathname) this.turn(link.pathname + link.search);
    else void this.go(link.pathname + link.search + link.hash);
  };

  #read(): void {
    this.path = location.pathname;
    this.query = location.search;
  }
}

export const router = new Router();
