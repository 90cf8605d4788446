// Who is here: a resident with a session cookie, or a visitor.
import { get, post, Refusal, remove } from "../api/client";
import type { Account, Instance } from "../api/entities";

const stored_under = "stadt-resident";

class Session {
  me = $state<Account | null>(null);
  known = $state(false); // whether the server has been asked
  // Whether a resident is here, and before it is known: whether one was here last.
  resident = $derived(this.known ? !!this.me : localStorage.getItem(stored_under) !== null);
  instance = $state<Instance | null>(null);

  async begin(): Promise<void> {
    const asking = get<Instance>("/api/v2/instance").then((instance) => (this.instance = instance));
    try {
      this.#greet(await get<Account>("/api/v1/accounts/verify_credentials"));
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      this.#greet(null);
    }
    await asking.catch(() => undefined);
  }

  async enter(login: string, password: string): Promise<void> {
    this.#greet(await post<Account>("/api/stadt/v1/session", { login, password }));
  }

  async arrive(newcomer: Record<string, unknown>): Promise<void> {
    this.#greet(await post<Account>("/api/stadt/v1/arrive", newcomer));
  }

  async leave(): Promise<void> {
    await remove("/api/stadt/v1/session");
    this.#greet(null);
  }

  #greet(me: Account | null): void {
    this.me = me;
    this.known = true;
    if (me) localStorage.setItem(stored_under, "yes");
    else localStorage.removeItem(stored_under);
  }
}

export const session = new Session();
