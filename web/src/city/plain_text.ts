// The words of sanitised HTML, for lines that show no markup.
export function plain_text(html: string): string {
  const spaced = html.replace(/<(br|\/p)[^>]*>/g, " ");
  return (new DOMParser().parseFromString(spaced, "text/html").body.textContent ?? "").trim();
}
