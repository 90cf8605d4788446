// What one has kept.

export const bookmarks = { heading: "Gemerkt", none: "Noch nichts gemerkt. Unter jedem Beitrag steht „Merken“." };
