// On whose clocks times are read: those of one's house, or else of this device.
import { get } from "../api/client";
import type { House } from "../api/entities";

const of_device = Intl.DateTimeFormat().resolvedOptions().timeZone;

function is_zone(name: string): boolean {
  try {
    return !!name && !!new Intl.DateTimeFormat("en", { timeZone: name });
  } catch {
    return false;
  }
}

class Zone {
  own = $state(of_device);

  async look(): Promise<void> {
    const house = await get<House>("/api/stadt/v1/house").catch(() => null);
    this.own = house && is_zone(house.time_zone) ? house.time_zone : of_device;
  }
}

export const zone = new Zone();
