// English, in the shape of the German catalogue.
import type { Words } from "./de";
import { about } from "./en/about";
import { arrive, enter } from "./en/arrive";
import { city, missing, time } from "./en/city";
import { column } from "./en/column";
import { card, contacts, introduction, requests } from "./en/contacts";
import { demo, today } from "./en/demo";
import { dialogue, order, why } from "./en/dialogue";
import { errors } from "./en/errors";
import { gallery } from "./en/gallery";
import { house } from "./en/house";
import { meetups } from "./en/meetups";
import { messages } from "./en/messages";
import { mosaic } from "./en/mosaic";
import { met, neighbours } from "./en/neighbours";
import { notifications } from "./en/notifications";
import { occasions } from "./en/occasions";
import { ground, people } from "./en/people";
import { person } from "./en/person";
import { pictures } from "./en/pictures";
import { articles, places, tag } from "./en/places";
import { audience, mark, post } from "./en/post";
import { table } from "./en/table";
import { welcome } from "./en/welcome";
import { write } from "./en/write";

export const en: Words = {
  code: "en",
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
