// The first page: today's tables.

export const welcome = {
  visitor: "Setz Dich dazu. Hier wird miteinander geredet, nicht geworben.",
  how: "Hör an den Tischen zu, lies, wer da spricht, und red mit, wenn Du magst.",
  resident: (name: string) => `Schön, dass Du da bist, ${name}.`,
  newest: "Neueste",
  listening: "Zuhören",
  by_place: "Orte",
  tables: "An den Tischen",
  empty: "Noch ist es still. Der erste Tisch gehört Dir.",
  empty_listening: "Du hörst noch nirgends zu. An jedem Tisch gibt es dafür einen Knopf; niemand sieht es.",
  empty_home: "Hier steht, was die Menschen schreiben, denen Du folgst. Schau an den Tischen, wer Dir etwas zu sagen hat.",
  open_first: "Einen Tisch eröffnen",
  to_tables: "Zu den Tischen",
};
