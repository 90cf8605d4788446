// Day, night, or as the device has it.
export const looks = ["auto", "light", "dark"] as const;
export type Look = (typeof looks)[number];

const stored_under = "stadt-look";

class LookChoice {
  look = $state<Look>(looks.find((look) => look === localStorage.getItem(stored_under)) ?? "auto");

  constructor() {
    this.#show();
  }

  choose(look: Look): void {
    this.look = look;
    localStorage.setItem(stored_under, look);
    this.#show();
  }

  #show(): void {
    if (this.look === "auto") delete document.documentElement.dataset.look;
    else document.documentElement.dataset.look = this.look;
  }
}

export const look = new LookChoice();
