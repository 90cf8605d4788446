// What happened to one.
import type { Words } from "../de";

const always = (said: string) => () => said;

export const notifications: Words["notifications"] = {
  heading: "New for you",
  menu: "New",
  empty: "Here you find who answers you, thanks you or nods at you. It is quiet yet. Sit down somewhere.",
  says: {
    thanks: always("thanks you"),
    reply: always("answered you"),
    mention: always("speaks to you"),
    request: always("would like to get to know you"),
    meetup_accepted: always("agrees: you are going to meet"),
    meetup_off: always("cannot come, sorry"),
    meetup_reminder: always("expects you soon"),
    accepted: always("says: Gladly! You are in contact now"),
    status: always("said something"),
    update: always("changed a post that concerns you"),
    favourite: always("nodded at you"),
    reblog: (count) => (count === 1 ? "passes on what you said" : "pass on what you said"),
    follow: (count) => (count === 1 ? "follows you now" : "follow you now"),
    follow_request: always("would like to follow you"),
    article_offered: always("offers an article to your newspaper"),
    article_answered: always("decided on your article"),
  },
  to_requests: "See the request",
  to_message: "Write",
  to_letter: "Read the message",
  to_house: "Answer",
  to_meetup: "See the meet-up",
};
