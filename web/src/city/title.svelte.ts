// The window's title follows the page.
import { session } from "./session.svelte";

export function entitle(title: () => string): void {
  $effect(() => {
    const city = session.instance?.title ?? "Stadt";
    const own = title();
    document.title = !own || own === city ? city : `${own} · ${city}`;
  });
}
