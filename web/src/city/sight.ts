// What of a page its reader has before their eyes.
import { tick } from "svelte";

// The frame covers a strip at either end of the window.
const covered_px = 64;

// Whether what follows an element would be seen: its end is in the window.
export function in_sight(id: string): boolean {
  const end = document.getElementById(id)?.getBoundingClientRect().bottom;
  return end !== undefined && end > covered_px && end < innerHeight - covered_px;
}

const soon_px = 300;

// Calls once when an element comes near the window, until the function that it returns is called.
export function when_in_view(element: Element, call: () => void): () => void {
  const observer = new IntersectionObserver(
    (seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      observer.disconnect();
      call();
    },
    { rootMargin: `${soon_px}px` },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

// Changes the page while the field that one writes in stays where it is.
export async function steadily(change: () => void): Promise<void> {
  const field = document.activeElement?.matches("textarea, input") ? document.activeElement : null;
  const before = field?.getBoundingClientRect().top ?? 0;
  change();
  await tick();
  if (field?.isConnected) scrollBy(0, field.getBoundingClientRect().top - before);
}
