// German, the city's first language, a file for every page; English has to have the same shape.
import { about } from "./de/about";
import { arrive, enter } from "./de/arrive";
import { bookmarks } from "./de/bookmarks";
import { city, missing, time } from "./de/city";
import { card, contacts, introduction, requests } from "./de/contacts";
import { demo, today } from "./de/demo";
import { errors } from "./de/errors";
import { house } from "./de/house";
import { person } from "./de/person";
import { places, tag } from "./de/places";
import { audience, mark, post } from "./de/post";
import { table } from "./de/table";
import { welcome } from "./de/welcome";
import { write } from "./de/write";

export const de = {
  code: "de",
  about,
  arrive,
  audience,
  bookmarks,
  card,
  city,
  contacts,
  demo,
  enter,
  errors,
  house,
  introduction,
  mark,
  missing,
  person,
  places,
  post,
  requests,
  table,
  tag,
  time,
  today,
  welcome,
  write,
};

export type Words = typeof de;
