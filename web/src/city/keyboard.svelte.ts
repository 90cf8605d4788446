// Single-key shortcuts: never while typing, and they can be switched off.
const stored_under = "stadt-keys";

class Keyboard {
  on = $state(localStorage.getItem(stored_under) !== "off");

  choose(on: boolean): void {
    this.on = on;
    localStorage.setItem(stored_under, on ? "on" : "off");
  }

  handle(event: KeyboardEvent, actions: Record<string, () => void>): void {
    const target = event.target as Element | null;
    const typing = target?.closest("input, textarea, select, [contenteditable], dialog[open]");
    if (!this.on || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }
}

export const keyboard = new Keyboard();
