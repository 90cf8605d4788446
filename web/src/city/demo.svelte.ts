// Whether everybody here is invented, and through whose eyes one may look.
import { get, post } from "../api/client";
import type { Account, DemoState } from "../api/entities";

// "Adaeze" of "Dr. Adaeze Okonkwo-Brandt".
export const first_name = (account: Account): string =>
  (account.display_name || account.username).replace(/^(\S+\. )+/, "").split(" ")[0] ?? account.username;

class Demo {
  state = $state<DemoState | null>(null);
  // What the server wrote for readers without scripts tells it before the city is asked.
  readonly expected = document.querySelector("form.invented") !== null;

  async look(): Promise<void> {
    this.state = await get<DemoState>("/api/stadt/v1/demo").catch(() => null);
  }

  // The whole page begins anew: nothing of the one before stays in it.
  async enter(handle: string): Promise<void> {
    await post<Account>("/api/stadt/v1/demo/enter", { handle });
    location.assign("/");
  }
}

export const demo = new Demo();
