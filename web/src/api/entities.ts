// The city's entities by their names; src/api/schema.ts is made from the OpenAPI document (`npm run types`).
import type { components } from "./schema";

export type { DialoguePage } from "./dialogue";

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
export type Expert = Schemas["ExpertEntity"];
export type Familiar = Schemas["Familiar"];
export type Ground = Schemas["Ground"];
export type House = Schemas["OwnHouse"];
export type HouseItem = Schemas["HouseItem"];
export type HousePage = Schemas["HousePage"];
export type Instance = Schemas["InstanceV2"];
export type ItemKind = Schemas["ItemKind"];
export type Wall = Exclude<ItemKind, "stand" | "burn" | "learn">; // what stands beside the three sentences
export type Mark = Schemas["Mark"];
export type Markers = Schemas["MarkersEntity"];
export type Meeting = Schemas["MeetingEntity"];
export type Met = Schemas["MetEntity"];
export type Mirror = Schemas["Mirror"];
export type Neighbour = Schemas["NeighbourEntity"];
export type Notification = Schemas["NotificationEntity"];
export type Pebble = Schemas["PebbleEntity"];
export type Place = Schemas["Place"];
export type PlaceKind = Schemas["PlaceKind"];
export type PlacePage = Schemas["PlacePage"];
export type Relationship = Schemas["Relationship"];
export type Sentence = Schemas["Sentence"];
export type SessionEntry = Schemas["SessionEntry"];
export type Status = Schemas["Status"];
export type Table = Schemas["Table"];
export type TableKind = Schemas["TableKind"];
export type TableThread = Schemas["TableThread"];
export type TableWhy = Schemas["TableWhy"];
export type Term = Schemas["Term"];
export type TodayLine = Schemas["TodayLine"];
export type TodayPage = Schemas["TodayPage"];
