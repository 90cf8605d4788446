// German, the city's first language, a file for every page; English has to have the same shape.
import { about } from "./de/about";
import { arrive, enter } from "./de/arrive";
import { city, missing, time } from "./de/city";
import { column } from "./de/column";
import { card, contacts, introduction, requests } from "./de/contacts";
import { demo, today } from "./de/demo";
import { dialogue, order, why } from "./de/dialogue";
import { errors } from "./de/errors";
import { gallery } from "./de/gallery";
import { house } from "./de/house";
import { meetups } from "./de/meetups";
import { messages } from "./de/messages";
import { mosaic } from "./de/mosaic";
import { met, neighbours } from "./de/neighbours";
import { notifications } from "./de/notifications";
import { occasions } from "./de/occasions";
import { ground, people } from "./de/people";
import { person } from "./de/person";
import { pictures } from "./de/pictures";
import { articles, places, tag } from "./de/places";
import { audience, mark, post } from "./de/post";
import { table } from "./de/table";
import { welcome } from "./de/welcome";
import { write } from "./de/write";

export const de = {
  code: "de",
  about,
  arrive,
  articles,
  audience,
  card,
  city,
  column,
  contacts,
  demo,
  dialogue,
  enter,
  errors,
  gallery,
  ground,
  house,
  introduction,
  mark,
  meetups,
  messages,
  met,
  missing,
  mosaic,
  neighbours,
  notifications,
  occasions,
  order,
  people,
  person,
  pictures,
  places,
  post,
  requests,
  table,
  tag,
  time,
  today,
  welcome,
  why,
  write,
};

export type Words = typeof de;
