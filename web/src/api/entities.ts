// The city's entities by their names; src/api/schema.ts is made from the OpenAPI document (`npm run types`).
import type { Seen } from "./dialogue";
import type { components } from "./schema";

export type { Bilingual, DialoguePage, Expert, Familiar, Ground, Meeting, Met, Neighbour, Slot, TableWhy, Term } from "./dialogue";

type Schemas = components["schemas"];

export type Account = Schemas["Account"];
export type Anchor = Schemas["Anchor"];
export type Audience = Schemas["Audience"];
export type CatchUp = Schemas["CatchUp"];
export type Closeness = Schemas["Closeness"];
export type Comment = Schemas["Comment"];
export type ContactCard = Schemas["Card"];
export type ContactEntry = Schemas["ContactEntity"];
export type ContactRequest = Schemas["RequestEntity"];
export type Conversation = Schemas["Conversation"];
export type DemoState = Schemas["DemoState"];
export type House = Schemas["OwnHouse"];
export type HouseItem = Schemas["HouseItem"];
export type HousePage = Schemas["HousePage"];
export type Instance = Schemas["InstanceV2"];
export type ItemKind = Schemas["ItemKind"];
export type Wall = Exclude<ItemKind, "stand" | "burn" | "learn">; // what stands beside the three sentences
export type Mark = Schemas["Mark"];
export type Markers = Schemas["MarkersEntity"];
export type Mirror = Schemas["Mirror"];
export type Notification = Schemas["NotificationEntity"];
export type Pebble = Schemas["PebbleEntity"];
export type Place = Schemas["Place"];
export type PlaceKind = Schemas["PlaceKind"];
export type PlacePage = Schemas["PlacePage"];
export type Relationship = Schemas["Relationship"];
export type SessionEntry = Schemas["SessionEntry"];
export type Status = Schemas["Status"];
export type Table = Schemas["Table"] & Seen;
export type TableKind = Schemas["TableKind"];
export type TableThread = Schemas["TableThread"] & Seen;
export type TodayLine = Schemas["TodayLine"];
export type TodayPage = Schemas["TodayPage"];
