// What a meet-up is called, and when it is, on the reader's clocks and on the other one's.
import type { Meetup } from "../api/entities";
import { clock_in, day_in } from "../words/time";
import { speech } from "../words/words.svelte";
import { name_of } from "./links";
import { zone } from "./zone.svelte";

export const meetups_path = "/api/stadt/v1/appointments";
export const kinds: Meetup["kind"][] = ["walk", "call", "coffee", "other"];

export const is_open = (meetup: Meetup): boolean => meetup.state === "proposed" || meetup.state === "countered";

// "Walk: three questions"
export function title_of(meetup: Meetup): string {
  const word = speech.words.meetups.kinds[meetup.kind];
  if (!meetup.what) return word;
  return meetup.kind === "other" ? meetup.what : `${word}: ${meetup.what}`;
}

// "Monday, 30 November, 11:30"
export const spoken = (iso: string): string => speech.words.meetups.moment(day_in(iso, zone.own), clock_in(iso, zone.own));

// "Europe/Berlin" is read as the place that it names.
export const place_of_zone = (name: string): string => name.slice(name.lastIndexOf("/") + 1).replaceAll("_", " ");

// What the other one's clocks show, where they show something else.
export function elsewhere(meetup: Meetup, iso: string): string {
  const { other_time_zone: other } = meetup;
  const [day, clock] = [day_in(iso, other), clock_in(iso, other)];
  if (day === day_in(iso, zone.own) && clock === clock_in(iso, zone.own)) return "";
  const said = day === day_in(iso, zone.own) ? clock : speech.words.meetups.moment(day, clock);
  return speech.words.meetups.in_place(said, place_of_zone(other));
}

// What became of it, in a sentence.
export function state_of(meetup: Meetup): string {
  const words = speech.words.meetups;
  const name = name_of(meetup.account);
  switch (meetup.state) {
    case "proposed":
    case "countered":
      return meetup.my_turn ? (meetup.state === "countered" ? words.other_times(name) : words.your_turn(name)) : words.their_turn(name);
    case "accepted":
      return meetup.over ? words.was : words.agreed;
    case "declined":
      return meetup.last_by_me ? words.you_declined : words.they_declined(name);
    case "cancelled":
      if (!meetup.starts) return meetup.last_by_me ? words.you_took_back : words.they_took_back(name);
      return meetup.last_by_me ? words.you_cancelled : words.they_cancelled(name);
    case "lapsed":
      return words.lapsed;
    case "ended":
      return words.ended;
  }
}
