// What was typed and not yet sent stays on the device.
const prefix = "stadt-draft:";

export function draft_of(name: string): string {
  return localStorage.getItem(prefix + name) ?? "";
}

export function keep_draft(name: string, text: string): void {
  if (text) localStorage.setItem(prefix + name, text);
  else localStorage.removeItem(prefix + name);
}
