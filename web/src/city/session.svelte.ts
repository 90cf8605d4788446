// Who is here: a resident with a session cookie, or a visitor.
import { get, post, Refusal, remove } from "../api/client";
import type { Account, Instance } from "../api/entities";

class Session {
  me = $state<Account | null>(null);
  known = $state(false); // whether the server has been asked
  instance = $state<Instance | null>(null);

  async begin(): Promise<void> {
    const asking = get<Instance>("/api/v2/instance").then((instance) => (this.instance = instance));
    try {
      this.me = await get<Account>("/api/v1/accounts/verify_credentials");
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      this.me = null;
    }
    this.known = true;
    await asking.catch(() => undefined);
  }

  async enter(login: string, password: string): Promise<void> {
    this.me = await post<Account>("/api/stadt/v1/session", { login, password });
  }

  async arrive(newcomer: Record<string, unknown>): Promise<void> {
    this.me = await post<Account>("/api/stadt/v1/arrive", newcomer);
  }

  async leave(): Promise<void> {
    await remove("/api/stadt/v1/session");
    this.me = null;
  }
}

export const session = new Session();
