// Sitting silently at a table, and getting up again.
import { post, remove } from "../api/client";
import type { Table } from "../api/entities";

// Changes the table as it is shown.
export async function turn_listening(table: Pick<Table, "id" | "listening" | "listeners">): Promise<void> {
  const address = `/api/stadt/v1/tables/${table.id}/listen`;
  const { listening } = await (table.listening ? remove<{ listening: boolean }>(address) : post<{ listening: boolean }>(address));
  table.listeners += Number(listening) - Number(table.listening);
  table.listening = listening;
}
